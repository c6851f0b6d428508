import { DataTable } from '@/components/ui/data-table'
import { formatPoints } from '@/lib/format/format-number'
import type { ChangePart, ProductChange } from '@/lib/reports/change/change-result'

type Props = Readonly<{
  products: readonly ProductChange[]
  /** The columns, in order; the first decides the order of the rows, the largest first. */
  parts: readonly ChangePart[]
}>

/** What each product adds to the change; the columns add up to the parts. */
export function ChangeProducts({ products, parts }: Props) {
  const rows = products.map(({ product, changes }) => ({
    product,
    own: parts.map(({ place }) => changes[place] ?? 0),
  }))
  const sorted = rows
    .filter(({ own: [first = 0] }) => first !== 0)
    .toSorted(({ own: [a = 0] }, { own: [b = 0] }) => Math.abs(b) - Math.abs(a))
  if (sorted.length === 0) return <p className="text-muted text-sm">No product adds anything to this part.</p>
  return (
    <DataTable
      caption="What each product adds"
      columns={['Product', ...parts.map(({ label }) => label)]}
      rows={sorted.map(({ product, own }) => [product, ...own.map(formatPoints)])}
    />
  )
}
