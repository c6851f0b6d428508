import type { TableView } from '@/components/filters/table-view'
import { ScrollBox } from '@/components/ui/scroll-box'
import { SortHeader } from '@/components/ui/sort-header'
import { capitalise } from '@/lib/format/capitalise'
import { formatName } from '@/lib/format/format-name'
import { formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { BREAKDOWNS, type Breakdown } from '@/lib/query/breakdown'
import { toRate } from '@/lib/query/metric'
import { UNITS, type Unit } from '@/lib/query/unit'
import type { CompareLine } from '@/lib/reports/compare/compare-result'
import { stepColor } from '../step-colors'
import { VerdictChip } from '../verdict-chip'
import { COMPARE_COLUMN_NAMES, COMPARE_LABELS, type CompareColumn } from './compare-columns'
import { ShrunkCell } from './shrunk-cell'

type Props = Readonly<{
  rows: readonly CompareLine[]
  metric: string
  by: Breakdown
  unit: Unit
  view: TableView<CompareColumn>
  sortHref: (column: CompareColumn) => string
}>

const CELL =
  'border-line border-b px-3 py-2 text-right align-middle whitespace-nowrap group-hover:bg-sunken last:pr-5'

/** A rate of every product in two ranges, and what can be said of its change. */
export function CompareTable({ rows, metric, by, unit, view, sortHref }: Props) {
  return (
    <ScrollBox label={`${BREAKDOWNS[by].label} in both ranges`}>
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">
          {toRate(metric).label.pairs} of each {BREAKDOWNS[by].one} in two ranges, counted in{' '}
          {UNITS[unit].many}
        </caption>
        <thead>
          <tr>
            {COMPARE_COLUMN_NAMES.map((column) => (
              <SortHeader
                key={column}
                label={column === 'product' ? capitalise(BREAKDOWNS[by].one) : COMPARE_LABELS[column]}
                href={sortHref(column)}
                sorted={view.sort === column ? view.dir : null}
                align={column === 'product' ? 'left' : 'right'}
                className={column === 'product' ? 'sticky left-0 z-10 pl-4 sm:pl-5' : 'last:pr-5'}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <CompareRow key={line.id} line={line} metric={metric} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

type RowProps = Readonly<{ line: CompareLine; metric: string }>

function CompareRow({ line: { product, category, before, now, change }, metric }: RowProps) {
  const part = PRODUCT_FUNNEL.steps[toRate(metric).whole]?.words.ofProducts ?? ''
  return (
    <tr className="group">
      <th
        scope="row"
        className="sticky left-0 z-10 w-56 min-w-32 max-w-56 break-words border-line border-b bg-surface py-2 pr-3 pl-4 text-left align-middle font-medium group-hover:bg-sunken sm:pl-5"
      >
        {formatName(product)}
        {category !== null && (
          <span className="block font-normal text-muted text-xs">{formatName(category)}</span>
        )}
      </th>
      <td className={CELL}>
        <ShrunkCell rate={before} color="var(--lost)" />
      </td>
      <td className={CELL}>
        <ShrunkCell rate={now} color={stepColor(toRate(metric).part)} />
      </td>
      <td className={CELL}>{formatShare(now.whole > 0 ? (now.shrunk?.interval.low ?? null) : null)}</td>
      <td className={CELL}>
        {change ? formatPoints(change.difference) : NOTHING}
        {change && (
          <span className="block text-muted text-xs">
            {formatPoints(change.interval.low)} to {formatPoints(change.interval.high)}
          </span>
        )}
      </td>
      <td className={CELL}>
        {change ? (
          <VerdictChip {...change} many={part} />
        ) : (
          <span className="text-muted text-xs">in one range only</span>
        )}
      </td>
    </tr>
  )
}
