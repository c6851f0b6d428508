import type { Column } from '@/components/table/column'
import { NameLink } from '@/components/ui/name-link'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { toRate } from '@/lib/query/metric'
import type { ProductLine, Rate } from '@/lib/reports/products/products-result'
import type { RankedLine } from '@/lib/reports/products/rank-products'
import { stepColor } from '../step-colors'
import { RateCell } from './rate-cell'

/** By their names in the address. */
const COUNTS = [
  { name: 'viewed', label: 'Viewed', of: (line: ProductLine) => line.viewed },
  { name: 'carted', label: 'Added to cart', of: (line: ProductLine) => line.carted },
  { name: 'checked_out', label: 'Checked out', of: (line: ProductLine) => line.checkedOut },
]

const RATES: readonly Readonly<{ name: string; of: (line: ProductLine) => Rate }>[] = [
  { name: 'cart_per_view', of: (line) => line.cartPerView },
  { name: 'checkout_per_cart', of: (line) => line.checkoutPerCart },
  { name: 'checkout_per_view', of: (line) => line.checkoutPerView },
]

/**
 * Of each product how many reached each step, and the rates. `all` are the sums over all products, which stand under
 * them; `href` is the page of a product, null where the reader may not go there.
 */
export function listProductColumns(
  all: ProductLine,
  href: (id: string) => string | null,
): readonly Column<RankedLine>[] {
  const isSum = ({ id }: RankedLine) => id === all.id
  return [
    {
      name: 'product',
      label: 'Product',
      kind: 'text',
      value: ({ product }) => product,
      cell: (line) => <NameLink name={line.product} href={isSum(line) ? null : href(line.id)} isQuiet />,
    },
    ...COUNTS.map(
      ({ name, label, of }): Column<RankedLine> => ({
        name,
        label,
        value: of,
        cell: (line) => formatCount(of(line)),
      }),
    ),
    ...RATES.map(({ name, of }): Column<RankedLine> => {
      const { label, part, whole } = toRate(name)
      return {
        name,
        label: label.pairs,
        value: (line) => of(line).share,
        cell: (line) => (
          <RateCell
            rate={of(line)}
            part={COUNTS[part]?.of(line) ?? 0}
            whole={COUNTS[whole]?.of(line) ?? 0}
            color={stepColor(part)}
            all={isSum(line) ? null : of(all).share}
          />
        ),
      }
    }),
    {
      name: 'at_least',
      label: 'At least',
      value: ({ atLeast }) => atLeast,
      cell: (line) => (isSum(line) ? '' : formatShare(line.atLeast)),
    },
  ]
}
