import Link from 'next/link'
import type { Column } from './column'
import { type TableView, toSortChanges } from './table-view'

export type Sorting = Readonly<{
  view: TableView
  /** This page with some parameters changed. */
  href: (changes: Readonly<Record<string, string | null>>) => string
}>

type Props<Row> = Readonly<{
  columns: readonly Column<Row>[]
  column: Column<Row>
  /** The first stays where the others scroll. */
  isFirst: boolean
  className: string
  sorting: Sorting | undefined
}>

const ORDERS = { asc: 'ascending', desc: 'descending' } as const
const ARROWS = { asc: '↑', desc: '↓' } as const

/** The head of a column; where the table sorts by it a link, and the address says how. */
export function ColumnHead<Row>({ columns, column, isFirst, className, sorting }: Props<Row>) {
  const { name, label, kind, value } = column
  const dir = sorting?.view.sort === name ? sorting.view.dir : null
  const align = kind ? 'text-left' : 'text-right'
  const place = isFirst ? 'sticky left-0 z-10 pl-4 sm:pl-5' : 'last:pr-5'
  return (
    <th
      scope="col"
      aria-sort={dir ? ORDERS[dir] : undefined}
      className={`border-line border-b bg-surface px-3 py-2 align-bottom font-medium text-muted ${align} ${place} ${className}`}
    >
      {sorting && value ? (
        <Link
          href={sorting.href(toSortChanges(sorting.view, columns, name))}
          scroll={false}
          prefetch={false}
          className={`hover:text-ink ${dir ? 'text-ink' : ''}`}
        >
          {kind ? label : ''}
          {dir && (
            <span aria-hidden="true" className={`text-xs ${kind ? 'ml-1' : 'mr-1'}`}>
              {ARROWS[dir]}
            </span>
          )}
          {kind ? '' : label}
        </Link>
      ) : (
        label
      )}
    </th>
  )
}
