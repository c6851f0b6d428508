import Link from 'next/link'
import { ScrollBox } from '@/components/ui/scroll-box'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount, NOTHING } from '@/lib/format/format-number'
import { CONTRADICTIONS, PROMISES } from '@/lib/query/order-state'
import type { OrderLine } from '@/lib/reports/orders/orders-result'

type Props = Readonly<{
  orders: readonly OrderLine[]
  timeZone: string
  href: (order: OrderLine) => string
}>

const HEADS = ['Order', 'Status', 'Service', 'Checked out', 'Shipped', 'Promised for', 'Delivered', 'Promise']
const CELL = 'whitespace-nowrap border-line border-b px-3 py-2 align-middle group-hover:bg-sunken last:pr-5'

/** Orders as they were known, each a way to its history. */
export function OrdersTable({ orders, timeZone, href }: Props) {
  return (
    <ScrollBox label="Orders">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Orders, the latest checkout first</caption>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th
                key={head}
                scope="col"
                className="whitespace-nowrap border-line border-b px-3 py-2 text-left font-medium text-muted first:sticky first:left-0 first:z-10 first:bg-surface first:pl-4 sm:first:pl-5"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <OrderRow
              key={`${order.userId} ${order.id}`}
              order={order}
              timeZone={timeZone}
              href={href(order)}
            />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function sayReturned(pieces: number): string {
  return pieces === 1 ? '1 piece came back' : `${formatCount(pieces)} pieces came back`
}

type RowProps = Readonly<{ order: OrderLine; timeZone: string; href: string }>

function OrderRow({ order, timeZone, href }: RowProps) {
  const when = (moment: string | null) => (moment ? formatMoment(new Date(moment), timeZone) : NOTHING)
  return (
    <tr className="group">
      <th
        scope="row"
        className="sticky left-0 z-10 max-w-36 border-line border-b bg-surface py-2 pr-3 pl-4 text-left align-middle font-medium group-hover:bg-sunken sm:max-w-64 sm:pl-5"
      >
        <Link className="link block truncate" href={href} prefetch={false} title={order.id}>
          {order.id}
        </Link>
      </th>
      <td className={CELL}>
        {order.status ?? NOTHING}
        {order.returnedPieces > 0 && (
          <span className="block text-muted text-xs">{sayReturned(order.returnedPieces)}</span>
        )}
        {order.contradictions.map((name) => (
          <span key={name} className="block text-bad text-xs">
            {CONTRADICTIONS[name]}
          </span>
        ))}
      </td>
      <td className={CELL}>{order.service ?? NOTHING}</td>
      {[order.checkedOutAt, order.shippedAt, order.promisedFor, order.deliveredAt].map((moment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns are not moved
        <td key={index} className={CELL}>
          {when(moment)}
        </td>
      ))}
      <td className={`${CELL} ${order.promise === 'late' ? 'text-bad' : ''}`}>
        {order.promise ? PROMISES[order.promise].label : NOTHING}
      </td>
    </tr>
  )
}
