import type { ReactNode } from 'react'
import { ScrollBox } from './scroll-box'
import { TableLines } from './table-lines'

/** The head of a column, and what it says of a row. */
export type NumbersColumn<Row> = readonly [head: string, cell: (row: Row) => ReactNode]

type Props<Row> = Readonly<{
  /** What the table holds; read out, not shown. */
  caption: string
  /** The first names the rows. */
  columns: readonly NumbersColumn<Row>[]
  rows: readonly Row[]
}>

/** Said once a table, not once a cell: of long tables cells are most of a page. */
const LOOK =
  'w-full border-collapse text-sm [&_td]:whitespace-nowrap [&_td]:px-3 [&_td]:py-1.5 [&_td]:text-right [&_tbody_th]:whitespace-nowrap [&_tbody_th]:px-3 [&_tbody_th]:py-1.5 [&_tbody_th]:text-left [&_tbody_th]:font-normal [&_tr+tr]:border-line [&_tr+tr]:border-t'

/** The numbers behind a picture. Scrolls inside itself where it is too wide. */
export function DataTable<Row>({ caption, columns, rows }: Props<Row>) {
  return (
    <ScrollBox label={caption} className="max-h-96 overflow-y-auto rounded-md border border-line">
      <table className={LOOK}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(([head], index) => (
              <th
                key={head}
                scope="col"
                className={`sticky top-0 whitespace-nowrap border-line border-b bg-sunken px-3 py-1.5 font-medium text-muted ${index === 0 ? 'text-left' : 'text-right'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <TableLines
            lines={rows.map((row, key) => ({ key, cells: { ...columns.map(([, cell]) => cell(row)) } }))}
          />
        </tbody>
      </table>
    </ScrollBox>
  )
}
