import Link from 'next/link'
import type { ComponentProps } from 'react'
import { ScrollBox } from '@/components/ui/scroll-box'
import { TableLines } from '@/components/ui/table-lines'
import { type Column, lookOf } from './column'
import { type TableView, toSortChanges } from './table-view'

type Props<Row> = Readonly<{
  label: string
  /** What the table holds; read out, not shown. */
  caption: string
  /** The first names the rows, and stays where the others scroll. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** A last line, such as the sums. */
  foot?: Row
  sorting?: Sorting
}>

/** Said once a table, not once a cell: of long tables cells are most of a page. */
const LOOK =
  'w-full border-separate border-spacing-0 text-sm [&_tbody_tr:hover>*]:bg-sunken [&_td:last-child]:pr-5 [&_td]:whitespace-nowrap [&_td]:border-line [&_td]:border-b [&_td]:px-3 [&_td]:py-2 [&_td]:align-middle'

const NAME =
  'sticky left-0 z-10 border-line border-b bg-surface py-2 pr-3 pl-4 text-left align-middle font-medium sm:pl-5'

/** Rows in columns, with links that sort where it can be sorted. Where it is too narrow it scrolls inside itself. */
export function WideTable<Row>({ label, caption, columns, rows, keyOf, foot, sorting }: Props<Row>) {
  return (
    <ScrollBox label={label}>
      <table className={LOOK}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          {columns.some(({ group }) => group) && <Groups columns={columns} />}
          <tr>
            {columns.map((column, index) => (
              <ColumnHead
                key={column.name}
                columns={columns}
                column={column}
                isFirst={index === 0}
                className={beginsGroup(columns, index) ? 'border-l' : ''}
                sorting={sorting}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <TableLines {...toLines(columns, rows, keyOf)} />
        </tbody>
        {foot && (
          <tfoot className="font-medium">
            <TableLines {...toLines(columns, [foot], () => 'foot')} />
          </tfoot>
        )}
      </table>
    </ScrollBox>
  )
}

function toLines<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ComponentProps<typeof TableLines> {
  const toLooks = (row: Row) => columns.map((column, index) => toLook(columns, column, index, row))
  const isSame = columns.every(({ look }) => typeof look !== 'function')
  return {
    looks: isSame && rows[0] !== undefined ? toLooks(rows[0]) : undefined,
    lines: rows.map((row) => ({
      key: keyOf(row),
      cells: { ...columns.map(({ cell }) => cell(row)) },
      ...(!isSame && { looks: toLooks(row) }),
    })),
  }
}

function toLook<Row>(columns: readonly Column<Row>[], column: Column<Row>, index: number, row: Row): string {
  const look = lookOf(column, row)
  if (index === 0) return `${NAME} ${look || 'w-56 min-w-32 max-w-56 break-words'}`
  return `${column.kind ? '' : 'text-right'} ${beginsGroup(columns, index) ? 'border-l' : ''} ${look}`
}

/** Heads over several columns, each as wide as its group. */
function Groups<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <tr>
      {columns.map(({ name, group }, index) => {
        if (!group) return <td key={name} className="sticky left-0 z-10 border-b-0! bg-surface" />
        if (!beginsGroup(columns, index)) return null
        return (
          <th
            key={name}
            scope="colgroup"
            colSpan={columns.filter((column) => column.group === group).length}
            className="border-line border-b border-l px-3 pt-2 pb-1 text-left font-medium text-ink-soft"
          >
            {group}
          </th>
        )
      })}
    </tr>
  )
}

function beginsGroup<Row>(columns: readonly Column<Row>[], index: number): boolean {
  const group = columns[index]?.group
  return group !== undefined && group !== columns[index - 1]?.group
}

type Sorting = Readonly<{
  view: TableView
  /** This page with some parameters changed. */
  href: (changes: Readonly<Record<string, string | null>>) => string
}>

type HeadProps<Row> = Readonly<{
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
function ColumnHead<Row>({ columns, column, isFirst, className, sorting }: HeadProps<Row>) {
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
