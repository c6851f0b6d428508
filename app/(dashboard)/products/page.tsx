import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { guard } from '../../_panels/guard'
import { findNoSessions, NoEvents } from '../../_panels/no-data'
import { PageHead } from '../../_panels/page-head'
import { ProductsPicturePanel, ProductsTablePanel } from '../../_panels/products-panels'
import { readScreen, type Screen } from '../../_panels/screen'

export const metadata: Metadata = { title: 'Products' }

export default function ProductsPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return guard(async () => {
    const screen = await readScreen('/products', searchParams)
    return (
      <>
        <PageHead title="Products" screen={screen} />
        {screen.data ? ((await findNoSessions(screen)) ?? <Panels screen={screen} />) : <NoEvents />}
      </>
    )
  })
}

function Panels({ screen }: { screen: Screen }) {
  return (
    <div className="space-y-6 pb-12">
      <Suspense fallback={<Skeleton size="large" />}>
        <ProductsTablePanel screen={screen} />
      </Suspense>
      <Suspense fallback={<Skeleton size="large" />}>
        <ProductsPicturePanel screen={screen} />
      </Suspense>
    </div>
  )
}
