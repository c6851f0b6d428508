import Link from 'next/link'
import type { Column } from '@/components/table/column'
import { Small } from '@/components/ui/small'
import { formatMoment } from '@/lib/format/format-day'
import { formatMoney } from '@/lib/format/format-money'
import { formatCount, NOTHING } from '@/lib/format/format-number'
import { CONTRADICTIONS, PROMISES } from '@/lib/orders/order-state'
import type { OrderLine } from '@/lib/reports/orders/orders-result'

const MOMENTS = [
  { name: 'checkedOutAt', label: 'Checked out' },
  { name: 'shippedAt', label: 'Shipped' },
  { name: 'promisedFor', label: 'Promised for' },
  { name: 'deliveredAt', label: 'Delivered' },
] as const satisfies readonly { name: keyof OrderLine; label: string }[]

/** Orders as they were known, each a way to its life. */
export function listOrderColumns(
  href: (order: OrderLine) => string,
  timeZone: string,
): readonly Column<OrderLine>[] {
  return [
    {
      name: 'order',
      label: 'Order',
      kind: 'text',
      look: 'max-w-36 sm:max-w-64',
      cell: (order) => (
        <Link className="link block truncate" href={href(order)} prefetch={false} title={order.id}>
          {order.id}
        </Link>
      ),
    },
    { name: 'status', label: 'Status', kind: 'text', cell: (order) => <Status order={order} /> },
    { name: 'service', label: 'Service', kind: 'text', cell: ({ service }) => service ?? NOTHING },
    ...MOMENTS.map(
      ({ name, label }): Column<OrderLine> => ({
        name,
        label,
        kind: 'moment',
        cell: ({ [name]: moment }) => (moment ? formatMoment(new Date(moment), timeZone) : NOTHING),
      }),
    ),
    {
      name: 'promise',
      label: 'Promise',
      kind: 'text',
      look: ({ promise }) => (promise === 'late' ? 'text-bad' : ''),
      cell: ({ promise }) => (promise ? PROMISES[promise].label : NOTHING),
    },
    { name: 'paid', label: 'Paid', cell: (order) => <Paid order={order} /> },
  ]
}

function Paid({ order: { orderTotal, currency, refunds } }: { order: OrderLine }) {
  return (
    <>
      {formatMoney(orderTotal, currency)}
      {refunds.map((refund) => (
        <Small key={refund.currency}>
          {refund.amount === null
            ? 'refunded, nobody says how much'
            : `${formatMoney(refund.amount, refund.currency)} refunded`}
        </Small>
      ))}
    </>
  )
}

function Status({ order: { status, returnedPieces, contradictions } }: { order: OrderLine }) {
  return (
    <>
      {status ?? NOTHING}
      {returnedPieces > 0 && (
        <Small>
          {returnedPieces === 1 ? '1 piece came back' : `${formatCount(returnedPieces)} pieces came back`}
        </Small>
      )}
      {contradictions.map((name) => (
        <span key={name} className="block text-bad text-xs">
          {CONTRADICTIONS[name]}
        </span>
      ))}
    </>
  )
}
