import { printDay } from '#kernel/civil-date.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { Glyph } from '#kernel/web/icons.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { Table } from '#kernel/web/parts/table.tsx'
import type { SheetColumn, SheetRow } from '../../people-contract.ts'
import { useAccessWords } from '../words.ts'

/** Every row of the sheet as it would be made, with what is wrong at its cell. */
export function SheetPreview({
  rows,
  make,
  onMake,
}: {
  rows: readonly SheetRow[]
  make: { fault: FaultAnswer | null; busyReason: string | undefined }
  onMake: () => void
}) {
  const all = useAccessWords()
  const words = all.import
  const good = rows.filter((row) => row.problems.length === 0).length
  const cell = (row: SheetRow, column: SheetColumn, text: string) => (
    <>
      {text}
      {row.problems
        .filter((one) => one.column === column)
        .map((one) => (
          <p className="msg" key={one.problem}>
            <Glyph name="late" />
            <span>{words.problems[one.problem]}</span>
          </p>
        ))}
    </>
  )
  return (
    <section className="stack" aria-label={words.title}>
      <p role="status">{words.good(good, rows.length - good)}</p>
      <div className="sheet">
        <Table
          caption={words.title}
          rows={rows}
          rowKey={(row) => String(row.line)}
          columns={[
            { head: words.line, num: true, cell: (row) => row.line },
            { head: all.person.name, main: true, cell: (row) => cell(row, 'name', row.name) },
            {
              head: all.person.login,
              cell: (row) =>
                cell(row, 'login', row.proposed ? `${row.login} (${words.proposed})` : row.login),
            },
            {
              head: all.person.post,
              cell: (row) => cell(row, 'post', row.post === null ? row.postSaid : all.posts[row.post]),
            },
            {
              head: all.person.agency,
              cell: (row) => cell(row, 'agency', row.agencyName ?? row.agencySaid),
            },
            {
              head: all.person.from,
              cell: (row) => cell(row, 'from', row.from === null ? '' : printDay(row.from)),
            },
            {
              head: all.person.to,
              cell: (row) => cell(row, 'to', row.to === null ? '' : printDay(row.to)),
            },
          ]}
        />
      </div>
      {good === 0 ? null : (
        <Form fault={make.fault} label={words.title} onSubmit={onMake}>
          <p className="acts">
            <Button kind="go" type="submit" disabledReason={make.busyReason}>
              {good === rows.length ? words.make(good) : `${words.skip}: ${words.make(good)}`}
            </Button>
          </p>
        </Form>
      )}
    </section>
  )
}
