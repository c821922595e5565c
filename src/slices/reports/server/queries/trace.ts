import type { CivilDate } from '#kernel/civil-date.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read } from '#kernel/server/database.ts'
import type { reportsContract } from '../../contract.ts'
import type { Mark } from '../../model.ts'
import { isSaid, SAID } from '../../rules/consolidation-input.ts'
import { bodiesOf, rowsBehind, valueOf, type Facts } from '../../rules/facts.ts'
import { reportGate, reportNamed } from '../relations.ts'
import { factsOf } from './consolidation.ts'
import { findReport } from './reports.ts'

type Trace = OutputOf<typeof reportsContract.traceFigure>

/** The rows behind a figure of the draft, from the frozen sendings that it counts. */
export async function traceFigure(
  db: Read,
  by: Actor,
  today: CivilDate,
  input: InputOf<typeof reportsContract.traceFigure>,
): Promise<Trace> {
  await reportGate.check(db, 'consolidation.read', by, reportNamed(input.id))
  const facts = await factsOf(db, await findReport(db, input.id), today)
  const figure: Mark['figure'] = {
    kind: input.state ? 'bodies' : 'sum',
    taskRef: input.taskRef,
    measureId: input.measureId ?? null,
    state: input.state ?? null,
    agencyId: input.agencyId ?? null,
  }
  return {
    total: valueOf(facts, figure) ?? 0,
    rows: figure.kind === 'sum' ? sumRows(facts, figure) : bodyRows(facts, figure),
  }
}

function sumRows(facts: Facts, figure: Mark['figure']): Trace['rows'] {
  const short = new Map(facts.input.bodies.map((body) => [body.id, body.short]))
  return rowsBehind(facts, figure).map(({ entry, agencyId, toldBy }) => {
    const teller = toldBy === null ? null : (facts.entryBody.get(toldBy) ?? null)
    return {
      agencyId,
      agencyShort: short.get(agencyId) ?? '',
      taskId: entry.taskId,
      progressId: entry.id,
      from: entry.from,
      to: entry.to,
      words: entry.words,
      quantities: entry.quantities,
      counted: toldBy === null || figure.agencyId !== null,
      why: teller === null ? null : (short.get(teller) ?? ''),
    }
  })
}

function bodyRows(facts: Facts, figure: Mark['figure']): Trace['rows'] {
  const task = facts.byRef.get(figure.taskRef)
  return (bodiesOf(facts, figure) ?? []).map((body) => {
    const one = facts.received.get(body.id)
    const state = figure.state ?? ''
    const words =
      one === undefined
        ? ''
        : isSaid(state)
          ? SAID[state](one.body)
          : (one.body.items.find((item) => item.taskId === task?.task.id)?.words ?? '')
    return {
      agencyId: body.id,
      agencyShort: body.short,
      taskId: task?.task.id ?? null,
      progressId: null,
      from: null,
      to: null,
      words,
      quantities: [],
      counted: true,
      why: null,
    }
  })
}
