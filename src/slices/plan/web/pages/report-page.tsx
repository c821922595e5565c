import { z } from 'zod'
import { usePathParam, useAddress } from '#kernel/web/address.ts'
import { ButtonLink } from '#kernel/web/parts/button.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { planPaths } from '../api.tsx'
import { useMe, useMeasures, useTask } from '../data.ts'
import { ProgressForm } from '../parts/progress-form.tsx'
import { usePlanWords } from '../words.ts'
import '../plan.css'

const Address = z.object({
  dong: z.string().default(''),
  nam: z.coerce.number().int().optional(),
  sua: z.string().default(''),
  thay: z.coerce.number().default(0),
})

/** The form by which a body's progress is written, corrected, or entered on its behalf from paper. */
export function ReportPage() {
  const words = usePlanWords()
  const id = usePathParam('taskId')
  const [{ dong, nam, sua, thay }] = useAddress(Address)
  const read = useTask(id, nam)
  const measures = useMeasures()
  const me = useMe()
  return (
    <Read of={read} loading={words.task.loading}>
      {(data) => {
        const line = data.task.assignments.find((one) => one.id === dong)
        const replaced = data.progress.find((entry) => entry.id === sua)
        const behalf = thay === 1
        const may = line?.can.includes(behalf ? 'progress.enter-on-behalf' : 'progress.report') === true
        const title =
          sua !== '' ? words.form.titleCorrect : behalf ? words.form.titleBehalf : words.form.title
        const back = { href: planPaths.task(id, { year: data.year }), label: words.task.title(data.task.ref) }
        if (line === undefined || !may || (sua !== '' && replaced === undefined))
          return (
            <Page title={title} kind="narrow" back={back}>
              <div className="sheet">
                <EmptyState
                  fact={words.form.gone}
                  how={words.form.goneHow}
                  act={<ButtonLink href={back.href}>{back.label}</ButtonLink>}
                />
              </div>
            </Page>
          )
        return (
          <Page title={title} note={words.form.forBody(line.agencyName)} kind="narrow" back={back}>
            <Read of={measures}>
              {(units) =>
                me === undefined ? null : (
                  <ProgressForm
                    data={data}
                    line={line}
                    replaced={replaced ?? null}
                    behalf={behalf}
                    measures={units}
                    me={me}
                  />
                )
              }
            </Read>
          </Page>
        )
      }}
    </Read>
  )
}
