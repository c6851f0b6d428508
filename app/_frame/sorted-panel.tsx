import type { ReactNode } from 'react'
import { ProductSearch } from '@/components/filters/table-filters'
import { Counted } from '@/components/reports/counting-notes'
import type { Column } from '@/components/table/column'
import { TablePanel } from '@/components/table/table-panel'
import { readTableView, toTablePage } from '@/components/table/table-view'
import { WideTable } from '@/components/table/wide-table'
import { formatCount } from '@/lib/format/format-number'
import type { Unit } from '@/lib/query/unit'
import type { TableName } from '@/lib/reports/tables'
import { hrefCsv, hrefHere } from '../_screen/place'
import type { Screen } from '../_screen/screen'
import { DataStateMark } from './data-state-mark'

type Props<Row> = Readonly<{
  screen: Screen
  /** Whose files it offers, and whose data stand behind it. */
  of: TableName
  title: string
  level?: 'h2' | 'h3'
  /** In place of the title: says how many rows match what is searched for. */
  heading?: (matching: number, search: string) => string
  /** What narrows it, beside the search. */
  tools?: ReactNode
  note?: ReactNode
  counted: ReactNode
  /** As of `ReportPanel`. */
  unit?: Unit | null
  label: string
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  foot?: Row
  /** The column that it is sorted by when the address does not say. */
  sort: string
}>

/** A panel of a table that the address sorts, narrows to a name and parts into pages. */
export function SortedPanel<Row>(props: Props<Row>) {
  const { screen, of, title, level, heading, tools, note, columns, rows, sort, ...rest } = props
  const { counted, unit = screen.query.unit, ...table } = rest
  const view = readTableView(screen.raw, columns, sort)
  const { rows: shown, matching, page, pages } = toTablePage(rows, view, columns)
  return (
    <TablePanel
      level={level}
      title={title}
      heading={heading?.(matching, view.q)}
      tools={
        <>
          {tools}
          <ProductSearch />
        </>
      }
      areToolsMany={tools !== undefined}
      note={note}
      pager={{ page, pages, toHref: (to) => hrefHere(screen, { page: String(to) }) }}
      csvHref={hrefCsv(screen, of)}
      mark={<DataStateMark screen={screen} of={of} />}
      counted={
        <Counted of={unit && { ...screen.query, unit }} timeZone={screen.timeZone}>
          {counted}
        </Counted>
      }
    >
      <WideTable
        {...table}
        columns={columns}
        rows={shown}
        sorting={{ view, href: (changes) => hrefHere(screen, changes) }}
      />
    </TablePanel>
  )
}

/** `3 products with “fern” in the name`. */
export function countProducts(matching: number, search: string): string {
  const counted = `${formatCount(matching)} ${matching === 1 ? 'product' : 'products'}`
  return search === '' ? counted : `${counted} with “${search}” in the name`
}
