import type { Column } from '@/components/table/column'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount } from '@/lib/format/format-number'
import type { ProductTimes, Times } from '@/lib/reports/time-to-step/time-to-step-result'

/** By the beginnings of their columns' names in the address. */
const GAPS = [
  { name: 'cart', group: 'Viewed to added to cart', of: (line: ProductTimes) => line.viewToCart },
  {
    name: 'checkout',
    group: 'Added to cart to checked out',
    of: (line: ProductTimes) => line.cartToCheckout,
  },
]

const TIMES = [
  { name: 'median', label: 'Median', look: 'font-medium', of: (times: Times) => times.medianSeconds },
  { name: 'mean', label: 'Mean', look: '', of: (times: Times) => times.meanSeconds },
  { name: 'p90', label: '90 % within', look: '', of: (times: Times) => times.p90Seconds },
]

/** How long each product took from step to step. */
export const TIMES_COLUMNS: readonly Column<ProductTimes>[] = [
  {
    name: 'product',
    label: 'Product',
    kind: 'text',
    value: ({ product }) => product,
    cell: ({ product }) => product,
  },
  ...GAPS.flatMap((gap): Column<ProductTimes>[] => [
    {
      name: `${gap.name}_pairs`,
      label: 'Pairs',
      group: gap.group,
      look: 'text-muted',
      value: (line) => gap.of(line).pairs,
      cell: (line) => formatCount(gap.of(line).pairs),
    },
    ...TIMES.map(({ name, label, look, of }) => ({
      name: `${gap.name}_${name}`,
      label,
      group: gap.group,
      look,
      value: (line: ProductTimes) => of(gap.of(line)),
      cell: (line: ProductTimes) => formatDuration(of(gap.of(line))),
    })),
  ]),
]
