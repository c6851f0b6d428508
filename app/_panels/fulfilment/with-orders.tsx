import type { ReactNode } from 'react'
import { NoSnapshots, NothingKnown } from '@/app/_frame/known-then'
import { AllTimeLink } from '@/app/_frame/no-data'
import { Refused } from '@/app/_frame/refused'
import type { Screen } from '@/app/_screen/screen'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { getEnv } from '@/lib/env'
import { formatDay, formatMoment, formatRange } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import type { FulfilmentCounts, FulfilmentResult } from '@/lib/reports/fulfilment/fulfilment-result'

/** How the orders of a panel are counted, and when it was known. */
export function KnownNotes({
  screen: { timeZone },
  known,
}: Readonly<{ screen: Screen; known: FulfilmentResult['known'] }>) {
  return (
    <>
      <p>
        Counted are orders, by the day of their checkout ({timeZone}), as the snapshots had them on{' '}
        {formatMoment(new Date(known.at), timeZone)}. Shipped is the first shipment that had been stored by
        then. Times run from the checkout; those that run backwards are left out.
      </p>
      {getEnv().snapshotStrategy === 'timestamp' && (
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

/** Renders with the orders of the question, or says in their place why there are none. */
export async function withOrders(
  screen: Screen,
  render: (all: FulfilmentCounts, result: FulfilmentResult) => ReactNode | Promise<ReactNode>,
): Promise<ReactNode> {
  if (screen.refusal) return <Refused screen={screen} />
  const result = await screen.ask.report('fulfilment', screen)
  const { all, known } = result
  if (known.beginsAt === null) return <NoSnapshots of="orders" />
  if (all === null) return <NothingKnown screen={screen} beginsAt={known.beginsAt} />
  return all.orders === 0 ? <NoOrders screen={screen} /> : render(all, result)
}

function NoOrders({ screen }: { screen: Screen }) {
  const { query, asOf, scopeName } = screen
  return (
    <EmptyState title="No orders in this range">
      <p>
        No order{Object.keys(query.scope).length > 0 && ` with ${scopeName}`} was checked out in{' '}
        {formatRange(query.range)}
        {asOf && `, as far as was known at the end of ${formatDay(asOf)}`}.
      </p>
      <p>
        <AllTimeLink screen={screen} />
      </p>
    </EmptyState>
  )
}
