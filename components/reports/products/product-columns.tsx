import { type Column, toColumn } from '@/components/table/column'
import { NameLink } from '@/components/ui/name-link'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { Funnel } from '@/lib/funnel/definition'
import { type Counted, metricValue } from '@/lib/funnel/metrics'
import { listProductMetrics } from '@/lib/funnel/product-metrics'
import type { RankedLine } from '@/lib/reports/products/products-result'
import { RateCell } from '../rate-cell'

type Props = Readonly<{
  funnel: Funnel
  /** The sums over all products, which stand under them. */
  pairs: Counted
  /** The page of a product; null where the reader may not go there. */
  href: (id: string) => string | null
  /** Those behind a count of a product, by the place of its step; null as above. */
  hrefPeople: (id: string, place: number) => string | null
}>

/** The id of the line of sums, which no product has. */
export const ALL_PRODUCTS = ''

/** Of each product how many reached each step, and the rates. */
export function listProductColumns({
  funnel,
  pairs,
  href,
  hrefPeople,
}: Props): readonly Column<RankedLine>[] {
  const isSum = ({ id }: RankedLine) => id === ALL_PRODUCTS
  return [
    {
      name: 'product',
      label: 'Product',
      kind: 'text',
      value: ({ product }) => product,
      cell: (line) => <NameLink name={line.product} href={isSum(line) ? null : href(line.id)} isQuiet />,
    },
    ...listProductMetrics(funnel).own.map((metric) =>
      toColumn<RankedLine, number | null>(
        metric.name,
        metric.label,
        (line) => metricValue(line, metric),
        (value, line) =>
          metric.kind === 'rate' ? (
            <RateCell line={line} rate={metric.rate} all={isSum(line) ? null : pairs} />
          ) : (
            <NameLink
              name={formatCount(value ?? 0)}
              href={
                isSum(line) || metric.kind !== 'count' || !value ? null : hrefPeople(line.id, metric.part)
              }
              isQuiet
            />
          ),
      ),
    ),
    toColumn(
      'at_least',
      'At least',
      ({ atLeast }) => atLeast,
      (share, line) => (isSum(line) ? '' : formatShare(share)),
    ),
  ]
}
