import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { formatPoints } from '@/lib/format/format-number'
import type { ChangePart, ProductChange } from '@/lib/reports/change/change-result'

type Props = Readonly<{
  products: readonly ProductChange[]
  /** The columns, in order; the first decides the order of the rows, the largest first. */
  parts: readonly ChangePart[]
}>

/** What each product adds to the change; the columns add up to the parts. */
export function ChangeProducts({ products, parts }: Props) {
  const [first] = parts
  const added = ({ changes }: ProductChange, part = first) => (part && changes[part.place]) ?? 0
  const sorted = products
    .filter((product) => added(product) !== 0)
    .toSorted((a, b) => Math.abs(added(b)) - Math.abs(added(a)))
  if (sorted.length === 0) return <p className="text-muted text-sm">No product adds anything to this part.</p>
  return (
    <DataTable
      caption="What each product adds"
      rows={sorted}
      columns={[
        ['Product', ({ product }) => product],
        ...parts.map(
          (part): NumbersColumn<ProductChange> => [part.label, (line) => formatPoints(added(line, part))],
        ),
      ]}
    />
  )
}
