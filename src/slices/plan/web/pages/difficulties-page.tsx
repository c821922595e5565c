import { useEffect } from 'react'
import { z } from 'zod'
import { dayOf } from '#kernel/civil-date.ts'
import { useAddress } from '#kernel/web/address.ts'
import { Go } from '#kernel/web/go.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Filters } from '#kernel/web/parts/filters.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Pager } from '#kernel/web/parts/pager.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Sheet } from '#kernel/web/parts/sheet.tsx'
import { useReadPages } from '#kernel/web/read.ts'
import { planContract } from '../../contract.ts'
import { planPaths } from '../api.tsx'
import { useMe } from '../data.ts'
import { DifficultyItem } from '../parts/difficulty-item.tsx'
import { usePlanWords } from '../words.ts'
import '../plan.css'

const Address = z.object({ xem: z.enum(['cho', 'tat-ca']).default('cho') })

/** Difficulties that the person may read: those that wait first, answered in place. */
export function DifficultiesPage() {
  const all = usePlanWords()
  const words = all.difficulty
  const [{ xem }, setAddress] = useAddress(Address)
  const me = useMe()
  const pages = useReadPages(
    planContract.listDifficulties,
    xem === 'cho' ? { open: true } : {},
    (answer, input) => {
      const last = answer.rows.at(-1)
      return answer.more && last !== undefined ? { ...input, before: last.id } : null
    },
  )
  const loaded = pages.data !== undefined
  useEffect(() => {
    if (loaded && location.hash.length > 1)
      document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'start' })
  }, [loaded])
  return (
    <Page
      title={words.title}
      note={words.note}
      acts={
        <Filters
          label={words.filter}
          value={xem}
          onChange={(value) => setAddress({ xem: value })}
          options={[
            { value: 'cho', label: words.open },
            { value: 'tat-ca', label: words.all },
          ]}
        />
      }
    >
      <Read of={pages} loading={words.loading}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows)
          if (rows.length === 0)
            return (
              <div className="sheet">
                <EmptyState
                  fact={xem === 'cho' ? words.emptyOpenFact : words.emptyFact}
                  how={words.emptyHow}
                />
              </div>
            )
          return (
            <Sheet>
              {rows.map((difficulty) => (
                <DifficultyItem
                  key={difficulty.id}
                  difficulty={difficulty}
                  today={dayOf(me?.now ?? difficulty.raisedAt)}
                  origin={
                    <>
                      <Go className="ref" href={planPaths.task(difficulty.taskId)}>
                        {difficulty.taskRef}
                      </Go>
                      {difficulty.planNumber === null ? ' · ' : ` · ${all.planRef(difficulty.planNumber)} · `}
                    </>
                  }
                />
              ))}
              <Pager pages={pages} shown={rows.length} />
            </Sheet>
          )
        }}
      </Read>
    </Page>
  )
}
