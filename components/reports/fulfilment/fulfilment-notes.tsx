import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import type { OrdersKnown } from '@/lib/reports/fulfilment/fulfilment-result'

/** How orders are counted, and when it was known. */
export function FulfilmentNotes({ known, timeZone }: { known: OrdersKnown; timeZone: string }) {
  return (
    <>
      <p>
        Counted are orders, by the day of their checkout ({timeZone}), as the snapshots had them on{' '}
        {formatMoment(new Date(known.at), timeZone)}. Shipped is the first shipment that had been stored by
        then. Times run from the checkout; those that run backwards are left out.
      </p>
      <p>
        Late is an order that came after the time that was promised, or had not come when that was over. The
        share is of those that are decided, with its 95 % interval (Wilson); medians have that of their order
        statistics. Of recent orders mostly the quick ones are decided, so their share may still rise.
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
