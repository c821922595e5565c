import { printDay } from '#kernel/civil-date.ts'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { StateBadge, type StateName } from '#kernel/web/parts/state-badge.tsx'
import type { Sending } from '../../model.ts'
import { printInstant, useReportWords } from '../words.ts'

/** Every sending with what became of it; each is a version of its own that nothing changes any more. */
export function Sendings({ sendings }: { sendings: readonly Sending[] }) {
  const all = useReportWords()
  const words = all.part
  if (sendings.length === 0) return null
  return (
    <Sheet label={words.history}>
      <Group title={words.history} />
      {sendings.toReversed().map((one) => (
        <Line key={one.id} why={<StateBadge state={glyph(one)} words={words.sending(one.no)} />}>
          <p>
            {words.sentBy(one.sentBy, printInstant(one.sentAt))}
            {one.paper === null ? '' : `, ${words.paper(one.paper.number, printDay(one.paper.day))}`}
            {one.late ? <span className="tone-late">, {all.late(one.lateBy)}</span> : null}
          </p>
          {one.recalledAt === null ? null : (
            <p className="meta">{words.recalledAt(printInstant(one.recalledAt))}</p>
          )}
          {one.receivedAt === null ? null : (
            <p className="meta">{words.receivedAt(printInstant(one.receivedAt))}</p>
          )}
          {one.returnedAt === null ? null : (
            <>
              <p className="meta">{words.returnedAt(printInstant(one.returnedAt))}</p>
              <p className="doc">{one.reason}</p>
            </>
          )}
          {one.afterConsolidation ? <p className="meta">{words.beside}</p> : null}
        </Line>
      ))}
    </Sheet>
  )
}

function glyph(one: Sending): StateName {
  if (one.returnedAt !== null) return 'back'
  if (one.receivedAt !== null) return 'done'
  return one.recalledAt === null ? 'sent' : 'nil'
}
