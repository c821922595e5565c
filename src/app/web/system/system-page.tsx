import { dayOf, printDay, timeOf, type Instant } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { Table } from '#kernel/web/parts/table.tsx'
import { useRead } from '#kernel/web/read.ts'
import { houseContract, type JobRow } from '../../contract.ts'
import { useSystemWords } from './words.ts'

/** For the administrator: jobs by age and failures, retry by hand; keys, backup and restore and when they were last done. */
export function SystemPage() {
  const words = useSystemWords()
  const state = useRead(houseContract.jobs, {}, { everyMs: 30_000 })
  return (
    <Page title={words.title} note={words.note}>
      <Read of={state}>
        {(data) => (
          <div className="stack">
            <Sheet label={words.keeping}>
              <Group title={words.keeping} />
              <Kept label={words.keys} at={data.keysExported} never={words.keysNever} />
              <Kept label={words.backup} at={data.lastBackup} never={words.backupNever} />
              <Kept label={words.proved} at={data.restoreProved} never={words.provedNever} />
            </Sheet>
            <Sheet label={words.jobs}>
              <Group title={words.jobs} note={words.counts(data.waiting, data.failed)} />
              {data.rows.length === 0 ? (
                <EmptyState fact={words.none} how={words.noneHow} />
              ) : (
                <Jobs rows={data.rows} />
              )}
            </Sheet>
          </div>
        )}
      </Read>
    </Page>
  )
}

function Kept({ label, at, never }: { label: string; at: Instant | null; never: string }) {
  return <Line why={label}>{at === null ? <Hint>{never}</Hint> : <p>{said(at)}</p>}</Line>
}

function Jobs({ rows }: { rows: readonly JobRow[] }) {
  const words = useSystemWords()
  const retry = useCommand(houseContract.retryJob, { onDone: () => announce(words.retried) })
  return (
    <Table
      caption={words.jobs}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: words.job, cell: (row) => row.task, main: true },
        { head: words.at, cell: (row) => said(new Date(row.runAt).toISOString() as Instant) },
        { head: words.tries, cell: (row) => `${row.attempts}/${row.maxAttempts}`, num: true },
        {
          head: words.failed,
          cell: (row) =>
            row.failed ? (
              <Button onClick={() => void retry.run({ id: row.id })} disabledReason={retry.busyReason}>
                {words.retry}
              </Button>
            ) : (
              ''
            ),
        },
      ]}
    />
  )
}

function said(at: Instant): string {
  return `${timeOf(at)}, ${printDay(dayOf(at))}`
}
