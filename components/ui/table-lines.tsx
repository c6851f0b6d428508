'use client'

import type { ReactNode } from 'react'

/**
 * A row of a table as it is sent: what its cells hold, by their place, and how they look where that is not as all of their column
 * do. Elements in an array would each need a key.
 */
export type TableLine = Readonly<{
  key: string | number
  cells: Readonly<Record<number, ReactNode>>
  looks?: readonly string[]
}>

type Props = Readonly<{
  lines: readonly TableLine[]
  /** How the cells of each column look. */
  looks?: readonly string[]
}>

/** Lines whose first cell names them. A page holds its cells twice, as a picture and as data: here the data are only these. */
export function TableLines({ lines, looks }: Props) {
  return lines.map(({ key, cells, looks: own = looks }) => (
    <tr key={key}>
      {Object.values(cells).map((cell, place) =>
        place === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are not moved
          <th key={place} scope="row" className={own?.[place]}>
            {cell}
          </th>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are not moved
          <td key={place} className={own?.[place]}>
            {cell}
          </td>
        ),
      )}
    </tr>
  ))
}
