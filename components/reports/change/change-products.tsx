import { DataTable } from '@/components/ui/data-table'
import { formatPoints } from '@/lib/format/format-number'
import type { ProductChange } from '@/lib/reports/change/change-result'

type Props = Readonly<{
  products: readonly ProductChange[]
  /** The columns, in order; the first decides the order of the rows, the largest first. */
  parts: readonly Readonly<{ name: Exclude<keyof ProductChange, 'product' | 'id'>; label: string }>[]
}>

/** What each product adds to the change; the columns add up to the parts. */
export function ChangeProducts({ products, parts }: Props) {
  const first = parts[0]?.name ?? 'total'
  const sorted = products
    .filter((product) => product[first] !== 0)
    .toSorted((a, b) => Math.abs(b[first]) - Math.abs(a[first]))
  if (sorted.length === 0) return <p className="text-muted text-sm">No product adds anything to this part.</p>
  return (
    <DataTable
      caption="What each product adds"
      columns={['Product', ...parts.map(({ label }) => label)]}
      rows={sorted.map((line) => [line.product, ...parts.map(({ name }) => formatPoints(line[name]))])}
    />
  )
}
