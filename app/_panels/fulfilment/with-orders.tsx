import type { ReactNode } from 'react'
import { NoSnapshots, NothingKnown } from '@/app/_frame/known-then'
import { AllTimeLink } from '@/app/_frame/no-data'
import { Refused } from '@/app/_frame/refused'
import type { Screen } from '@/app/_screen/screen'
import { FulfilmentNotes } from '@/components/reports/fulfilment/fulfilment-notes'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { getEnv } from '@/lib/env'
import { formatDay, formatRange } from '@/lib/format/format-day'
import type { FulfilmentCounts, FulfilmentResult } from '@/lib/reports/fulfilment/fulfilment-result'

/** How the orders of a panel are counted. */
export function KnownNotes({
  screen,
  known,
}: Readonly<{ screen: Screen; known: FulfilmentResult['known'] }>) {
  const { snapshotStrategy } = getEnv()
  return <FulfilmentNotes known={known} timeZone={screen.timeZone} strategy={snapshotStrategy} />
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
