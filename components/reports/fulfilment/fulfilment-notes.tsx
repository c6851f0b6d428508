import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import type { OrdersKnown } from '@/lib/reports/fulfilment/fulfilment-result'

type Props = Readonly<{
  known: OrdersKnown
  timeZone: string
  /** What snapshots take for the time of a change: when they found it, or when the source says that it was. */
  strategy: 'check' | 'timestamp'
}>

/** How orders are counted, and when it was known. */
export function FulfilmentNotes({ known, timeZone, strategy }: Props) {
  return (
    <>
      <p>
        Counted are orders, by the day of their checkout ({timeZone}), as the snapshots had them on{' '}
        {formatMoment(new Date(known.at), timeZone)}. Shipped is the first shipment that had been stored by
        then. Times run from the checkout; those that run backwards are left out.
      </p>
      {strategy === 'timestamp' && (
        <p>
          The snapshots go by the times that the source gives: an order is as it was by these, also where that
          was learnt later.
        </p>
      )}
      <p>
        Late is an order that came after the time that was promised, or had not come when that was over. The
        share is of those that are decided, with its 95 % interval (Wilson); medians have that of their order
        statistics. An order that was cancelled, refunded or returned breaks no promise, and is counted as
        what it is. An order that cannot be as it is said to be is neither late nor in time. Of recent orders
        mostly the quick ones are decided, so their share may still rise.
      </p>
      <p>
        A product is of the category that the snapshots had then. The items of an order are as they are stored
        now: of them there is no history.
      </p>
      {known.undated > 0 && (
        <p>
          {formatCount(known.undated)} {known.undated === 1 ? 'order does' : 'orders do'} not say when they
          were checked out, so they are in no range.
        </p>
      )}
    </>
  )
}
