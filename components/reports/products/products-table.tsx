import Link from 'next/link'
import type { TableView } from '@/components/filters/table-view'
import { ScrollBox } from '@/components/ui/scroll-box'
import { SortHeader } from '@/components/ui/sort-header'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { type Counted, type Metric, metricValue } from '@/lib/funnel/metrics'
import { UNITS, type Unit } from '@/lib/query/unit'
import type { ProductLine } from '@/lib/reports/products/products-result'
import type { RankedLine } from '@/lib/reports/products/rank-products'
import type { ProductColumn } from './product-columns'
import { RateCell } from './rate-cell'

type Props = Readonly<{
  rows: readonly RankedLine[]
  columns: readonly ProductColumn[]
  /** The sums over all products, not only those on this page. */
  pairs: Counted
  unit: Unit
  view: TableView<string>
  sortHref: (column: string) => string
  /** The page of a product; null where the reader may not go there. */
  href: (product: ProductLine) => string | null
}>

/** Where it is too narrow it scrolls inside itself, and the names stay. */
export function ProductsTable({ rows, columns, pairs, unit, view, sortHref, href }: Props) {
  const metrics = columns.flatMap(({ metric }) => metric ?? [])
  return (
    <ScrollBox label="Products">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Conversion per product, counted in {UNITS[unit].many}</caption>
        <thead>
          <tr>
            {columns.map(({ name, label }) => (
              <SortHeader
                key={name}
                label={label}
                href={sortHref(name)}
                sorted={view.sort === name ? view.dir : null}
                align={name === 'product' ? 'left' : 'right'}
                className={name === 'product' ? 'sticky left-0 z-10 pl-4 sm:pl-5' : 'last:pr-5'}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <ProductRow
              key={line.id}
              line={line}
              metrics={metrics}
              name={line.product}
              href={href(line)}
              all={pairs}
              atLeast={line.atLeast}
            />
          ))}
        </tbody>
        <tfoot className="font-medium">
          <ProductRow
            line={pairs}
            metrics={metrics}
            name={`All, in ${UNITS[unit].pair}`}
            href={null}
            all={null}
            atLeast={null}
          />
        </tfoot>
      </table>
    </ScrollBox>
  )
}

const CELL =
  'border-line border-b px-3 py-2 text-right align-middle whitespace-nowrap last:pr-5 group-hover:bg-sunken'

type RowProps = Readonly<{
  line: Counted
  metrics: readonly Metric[]
  name: string
  href: string | null
  all: Counted | null
  atLeast: number | null
}>

function ProductRow({ line, metrics, name, href, all, atLeast }: RowProps) {
  return (
    <tr className="group">
      <th
        scope="row"
        className="sticky left-0 z-10 w-56 min-w-32 max-w-56 break-words border-line border-b bg-surface py-2 pr-3 pl-4 text-left align-middle font-medium group-hover:bg-sunken sm:pl-5"
      >
        {href === null ? (
          name
        ) : (
          <Link className="hover:underline" href={href} prefetch={false}>
            {name}
          </Link>
        )}
      </th>
      {metrics.map((metric) => (
        <td key={metric.name} className={CELL}>
          {metric.kind === 'rate' ? (
            <RateCell line={line} rate={metric.rate} all={all} />
          ) : (
            formatCount(metricValue(line, metric) ?? 0)
          )}
        </td>
      ))}
      <td className={CELL}>{all ? formatShare(atLeast) : ''}</td>
    </tr>
  )
}
