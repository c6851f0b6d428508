import { type LineColumn, LineTable } from '@/components/table/line-table'
import { formatMoment } from '@/lib/format/format-day'
import { formatAmount, NOTHING } from '@/lib/format/format-number'
import type { RowAmount, RowProduct, SourceRow } from '@/lib/ingest/shapes/source-row'

type Props = Readonly<{ rows: readonly SourceRow[]; timeZone: string }>

type Shown = Readonly<{
  when: Date | null
  what: string
  who: string | null
  session: string | null
  products: readonly RowProduct[]
  order: string | null
  amount: RowAmount | null
}>

/** The first rows as they will be understood. */
export function PreviewRows({ rows, timeZone }: Props) {
  return (
    <LineTable
      label="The first rows"
      columns={toColumns(timeZone)}
      rows={rows.map(toShown)}
      keyOf={(_, index) => String(index)}
    />
  )
}

function toColumns(timeZone: string): readonly LineColumn<Shown>[] {
  return [
    {
      label: `When (${timeZone})`,
      kind: 'moment',
      cell: ({ when }) => (when ? formatMoment(when, timeZone) : NOTHING),
    },
    { label: 'Event', cell: ({ what }) => what, look: 'font-medium' },
    { label: 'User', cell: ({ who }) => who ?? NOTHING, look: ID },
    { label: 'Session', cell: ({ session }) => session ?? NOTHING, look: ID },
    { label: 'Product', cell: ({ products }) => sayProducts(products), look: ID },
    { label: 'Order', cell: ({ order }) => order ?? NOTHING, look: ID },
    { label: 'Value', kind: 'number', cell: ({ amount }) => sayAmount(amount) },
  ]
}

const ID = 'max-w-40 [overflow-wrap:anywhere]'

function toShown(row: SourceRow): Shown {
  if (row.kind === 'event') {
    const { occurredAt, type, userId, sessionId, products, orderId, amount } = row.event
    return { when: occurredAt, what: type, who: userId, session: sessionId, products, order: orderId, amount }
  }
  if (row.kind === 'order') {
    const { createdAt, orderId, userId, products, amount } = row.order
    return { when: createdAt, what: 'an order', who: userId, session: null, products, order: orderId, amount }
  }
  const { at, from, to } = row.tie
  const who = `${from} is ${to}`
  return {
    when: at,
    what: 'two ids of one person',
    who,
    session: null,
    products: [],
    order: null,
    amount: null,
  }
}

function sayProducts(products: readonly RowProduct[]): string {
  const [first, ...others] = products
  if (!first) return NOTHING
  const name = first.name ?? first.id
  return others.length === 0 ? name : `${name} and ${others.length} more`
}

function sayAmount(amount: RowAmount | null): string {
  return amount?.value == null ? NOTHING : `${formatAmount(amount.value)} ${amount.currency ?? ''}`
}
