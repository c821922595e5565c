import type { ReactNode } from 'react'

export interface Column<Row> {
  head: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the right. */
  num?: boolean
  /** The cell that names the row. */
  main?: boolean
}

/** A dense table with a head that stays; on the phone each row becomes a block of "head: value". */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  foot,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  foot?: readonly ReactNode[]
}) {
  return (
    <table className="table">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" className={column.num === true ? 'num' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) =>
              column.main === true ? (
                <th key={column.head} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.head}
                  data-head={column.head}
                  className={column.num === true ? 'num' : undefined}
                >
                  <div>{column.cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {foot === undefined ? null : (
        <tfoot>
          <tr>
            {foot.map((cell, index) => (
              <td
                key={columns[index]?.head ?? index}

                data-head={index === 0 ? undefined : columns[index]?.head}
                className={columns[index]?.num === true ? 'num' : undefined}
              >
                <div>{cell}</div>
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}
