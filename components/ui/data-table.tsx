import type { ReactNode } from 'react'
import { ScrollBox } from './scroll-box'

type Props = Readonly<{
  /** What the table holds; read out, not shown. */
  caption: string
  /** The first names the rows. */
  columns: readonly string[]
  rows: readonly (readonly ReactNode[])[]
}>

/** The numbers behind a picture. Scrolls inside itself where it is too wide. */
export function DataTable({ caption, columns, rows }: Props) {
  return (
    <ScrollBox label={caption} className="max-h-96 overflow-y-auto rounded-md border border-line">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`sticky top-0 whitespace-nowrap border-line border-b bg-sunken px-3 py-1.5 font-medium text-muted ${index === 0 ? 'text-left' : 'text-right'}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are not moved
            <tr key={row} className="border-line border-t first:border-t-0">
              <th scope="row" className="whitespace-nowrap px-3 py-1.5 text-left font-normal">
                {head}
              </th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]} className="whitespace-nowrap px-3 py-1.5 text-right">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
