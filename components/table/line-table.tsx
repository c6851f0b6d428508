import { ScrollBox } from '@/components/ui/scroll-box'
import { type Column, lookOf } from './column'

/** A column of such a list, known by its head; text unless it says otherwise. */
export type LineColumn<Row> = Pick<Column<Row>, 'label' | 'kind' | 'cell' | 'look'>

type Props<Row> = Readonly<{
  label: string
  columns: readonly LineColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row, index: number) => string
  /** Where links to a line lead to. */
  idOf?: (row: Row) => string
  /** So few columns that they fit a phone. */
  isNarrow?: boolean
}>

const LOOKS = {
  moment: 'whitespace-nowrap text-muted',
  number: 'whitespace-nowrap text-right tabular-nums',
  text: 'break-words',
} as const

/** A plain list in columns: what was done, sent or held. On a phone it scrolls in its box; a moment stays on one line. */
export function LineTable<Row>({ label, columns, rows, keyOf, idOf, isNarrow = false }: Props<Row>) {
  return (
    <ScrollBox label={label} className="rounded-lg border border-line">
      <table className={`w-full border-collapse text-sm ${isNarrow ? '' : 'min-w-[44rem]'}`}>
        <thead>
          <tr className="border-line border-b bg-sunken text-left text-muted">
            {columns.map(({ label, kind }) => (
              <th
                key={label}
                scope="col"
                className={`px-3 py-1.5 font-medium ${kind === 'number' ? 'text-right' : ''}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={keyOf(row, index)}
              id={idOf?.(row)}
              className="border-line border-b align-top last:border-0 target:bg-accent-soft"
            >
              {columns.map((column) => (
                <td
                  key={column.label}
                  className={`px-3 py-2 ${LOOKS[column.kind ?? 'text']} ${lookOf(column, row)}`}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
