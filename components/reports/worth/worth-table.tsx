import type { ReactNode } from 'react'
import type { TableView } from '@/components/filters/table-view'
import { ScrollBox } from '@/components/ui/scroll-box'
import { SortHeader } from '@/components/ui/sort-header'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatEstimate, formatShare, NOTHING } from '@/lib/format/format-number'
import { UNITS, type Unit } from '@/lib/query/unit'
import type { GapLine } from '@/lib/reports/worth/worth-result'
import type { Estimate } from '@/lib/stats/opportunity'
import { ratio } from '@/lib/stats/ratio'
import { formatInterval } from '../format-interval'
import { formatWorth, formatWorthInterval } from './format-worth'
import { TEXT_COLUMNS, WORTH_LABELS, type WorthColumn } from './worth-columns'

type Props = Readonly<{
  rows: readonly GapLine[]
  columns: readonly WorthColumn[]
  unit: Unit
  view: TableView<WorthColumn>
  sortHref: (column: WorthColumn) => string
}>

/** What each step of each product could bring. */
export function WorthTable({ rows, columns, unit, view, sortHref }: Props) {
  return (
    <ScrollBox label="What it is worth">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">
          What a better rate of each product and step would bring in a quarter, counted in {UNITS[unit].many}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHeader
                key={column}
                label={WORTH_LABELS[column]}
                href={sortHref(column)}
                sorted={view.sort === column ? view.dir : null}
                align={TEXT_COLUMNS.includes(column) ? 'left' : 'right'}
                className={column === 'product' ? 'sticky left-0 z-10 pl-4 sm:pl-5' : 'last:pr-5'}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <WorthRow key={`${line.id} ${line.step}`} line={line} columns={columns} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const CELL = 'whitespace-nowrap border-line border-b px-3 py-2 align-middle group-hover:bg-sunken last:pr-5'

function WorthRow({ line, columns }: { line: GapLine; columns: readonly WorthColumn[] }) {
  return (
    <tr className="group">
      {columns.map((column) =>
        column === 'product' ? (
          <th
            key={column}
            scope="row"
            className="sticky left-0 z-10 w-44 min-w-28 max-w-44 break-words border-line border-b bg-surface py-2 pr-3 pl-4 text-left align-middle font-medium group-hover:bg-sunken sm:pl-5"
          >
            {line.product}
          </th>
        ) : (
          <td
            key={column}
            className={`${CELL} ${TEXT_COLUMNS.includes(column) ? 'text-left' : 'text-right'}`}
          >
            {CELLS[column](line)}
          </td>
        ),
      )}
    </tr>
  )
}

const CELLS: Record<Exclude<WorthColumn, 'product'>, (line: GapLine) => ReactNode> = {
  category: ({ category }) => (category === null ? NOTHING : formatName(category)),
  step: ({ gap }) => gap.label,
  entrants: ({ entrants }) => formatCount(entrants),
  rate: (line) => <RateNow line={line} />,
  p75: ({ toReach }) => (
    <Stacked
      first={formatShare(toReach.share)}
      second={`of ${toReach.category === null ? 'all' : formatName(toReach.category)}`}
    />
  ),
  point_orders: ({ perPoint }) => formatWorth(perPoint.orders),
  point_revenue: ({ perPoint }) => formatWorth(perPoint.revenue),
  orders: ({ toTarget }) => <Reached worth={toTarget.orders} />,
  revenue: ({ toTarget }) => <Reached worth={toTarget.revenue} />,
}

/** What is believed of the rate, and in grey the rate as it was counted. */
function RateNow({ line: { part, whole, shrunk } }: { line: GapLine }) {
  if (whole === 0) return <span className="text-muted">{NOTHING}</span>
  const counted = formatShare(ratio(part, whole))
  return (
    <span title={`95 % interval ${formatInterval(shrunk.interval)}`}>
      <Stacked first={formatShare(shrunk.share)} second={`${counted} of ${formatCount(whole)}`} />
    </span>
  )
}

function Reached({ worth }: { worth: Estimate | null }) {
  if (!worth) return <span className="text-muted">{NOTHING}</span>
  return <Stacked first={formatEstimate(worth.value)} second={formatWorthInterval(worth)} />
}

function Stacked({ first, second }: { first: string; second: string }) {
  return (
    <>
      <span className="block font-medium">{first}</span>
      <span className="block text-muted text-xs">{second}</span>
    </>
  )
}
