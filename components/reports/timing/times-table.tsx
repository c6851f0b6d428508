import type { TableView } from '@/components/filters/table-view'
import { ScrollBox } from '@/components/ui/scroll-box'
import { SortHeader } from '@/components/ui/sort-header'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount } from '@/lib/format/format-number'
import type { ProductTimes, Times } from '@/lib/reports/time-to-step/time-to-step-result'
import { TIMES_COLUMN_NAMES, type TimesColumn } from './times-columns'

type Props = Readonly<{
  rows: readonly ProductTimes[]
  view: TableView<TimesColumn>
  sortHref: (column: TimesColumn) => string
}>

const GROUP = 'border-line border-b border-l px-3 pt-2 pb-1 text-left font-medium text-ink-soft'
const CELL = 'border-line border-b px-3 py-2 text-right whitespace-nowrap'

export function TimesTable({ rows, view, sortHref }: Props) {
  return (
    <ScrollBox label="Times by product">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Time to step by product</caption>
        <thead>
          <tr>
            <td className="sticky left-0 z-10 bg-surface" />
            <th scope="colgroup" colSpan={4} className={GROUP}>
              Viewed to added to cart
            </th>
            <th scope="colgroup" colSpan={4} className={GROUP}>
              Added to cart to checked out
            </th>
          </tr>
          <tr>
            {TIMES_COLUMN_NAMES.map((column) => (
              <SortHeader
                key={column}
                label={LABELS[column]}
                href={sortHref(column)}
                sorted={view.sort === column ? view.dir : null}
                align={column === 'product' ? 'left' : 'right'}
                className={column === 'product' ? 'sticky left-0 z-10 pl-4 sm:pl-5' : borderOf(column)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <tr key={line.product} className="group">
              <th
                scope="row"
                className="sticky left-0 z-10 w-56 min-w-32 max-w-56 break-words border-line border-b bg-surface py-2 pr-3 pl-4 text-left font-medium group-hover:bg-sunken sm:pl-5"
              >
                {line.product}
              </th>
              <TimesCells times={line.viewToCart} />
              <TimesCells times={line.cartToCheckout} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function TimesCells({ times }: { times: Times }) {
  return (
    <>
      <td className={`${CELL} border-l text-muted group-hover:bg-sunken`}>{formatCount(times.pairs)}</td>
      <td className={`${CELL} font-medium group-hover:bg-sunken`}>{formatDuration(times.medianSeconds)}</td>
      <td className={`${CELL} group-hover:bg-sunken`}>{formatDuration(times.meanSeconds)}</td>
      <td className={`${CELL} group-hover:bg-sunken`}>{formatDuration(times.p90Seconds)}</td>
    </>
  )
}

const LABELS: Record<TimesColumn, string> = {
  product: 'Product',
  cart_pairs: 'Pairs',
  cart_median: 'Median',
  cart_mean: 'Mean',
  cart_p90: '90 % within',
  checkout_pairs: 'Pairs',
  checkout_median: 'Median',
  checkout_mean: 'Mean',
  checkout_p90: '90 % within',
}

function borderOf(column: TimesColumn): string {
  return column.endsWith('_pairs') ? 'border-l' : ''
}
