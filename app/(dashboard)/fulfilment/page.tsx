import type { Metadata } from 'next'
import { Suspense } from 'react'
import { KnownFilters } from '@/app/_frame/known-filters'
import { nameKnown } from '@/app/_frame/known-then'
import { NoEvents } from '@/app/_frame/no-data'
import { PageHead } from '@/app/_frame/page-head'
import { Question } from '@/app/_frame/question'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import {
  LateAnswer,
  LatePanels,
  ServicesPanel,
  ShipTimeAnswer,
  ShipTimePanels,
} from '@/app/_panels/fulfilment/fulfilment-panels'
import { OrdersPanel } from '@/app/_panels/fulfilment/orders-panel'
import { withOrders } from '@/app/_panels/fulfilment/with-orders'
import { readScreen, type Screen } from '@/app/_screen/screen'
import { Skeleton } from '@/components/ui/skeleton'
import { toOrdersGrain } from '@/lib/query/orders-grain'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { SECTIONS } from '@/lib/query/section'

export const metadata: Metadata = { title: 'Fulfilment' }

export default function FulfilmentPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return withErrorBoundary(async () => {
    const screen = await readScreen('/fulfilment', searchParams)
    return (
      <>
        <PageHead
          title="Fulfilment"
          screen={screen}
          counted={nameKnown('orders', screen)}
          filters={screen.data && <KnownFilters screen={screen} grain={toOrdersGrain(screen)} />}
        />
        {screen.data ? await withOrders(screen, () => <Panels screen={screen} />) : <NoEvents />}
      </>
    )
  })
}

function Panels({ screen }: { screen: Screen }) {
  return (
    <div className="pb-12">
      <Question
        id="ship-time"
        title={SECTIONS['ship-time'].title}
        answer={<ShipTimeAnswer screen={screen} />}
      >
        <ShipTimePanels screen={screen} />
      </Question>
      <Question id="late" title={SECTIONS.late.title} answer={<LateAnswer screen={screen} />}>
        <LatePanels screen={screen} />
      </Question>
      <section aria-labelledby="services" className="space-y-5 border-line border-t py-10">
        <h2 id="services" className="font-semibold text-xl tracking-tight">
          {SECTIONS.services.title}
        </h2>
        <Suspense fallback={<Skeleton size="small" />}>
          <ServicesPanel screen={screen} />
        </Suspense>
      </section>
      <section aria-labelledby="orders" className="space-y-5 border-line border-t py-10">
        <h2 id="orders" className="font-semibold text-xl tracking-tight">
          Which orders?
        </h2>
        <Suspense fallback={<Skeleton size="large" />}>
          <OrdersPanel screen={screen} />
        </Suspense>
      </section>
    </div>
  )
}
