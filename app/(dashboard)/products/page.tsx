import type { Metadata } from 'next'
import { Suspense } from 'react'
import { findNoSessions, NoEvents } from '@/app/_frame/no-data'
import { PageHead } from '@/app/_frame/page-head'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { ProductsPicturePanel, ProductsTablePanel } from '@/app/_panels/products/products-panels'
import { readScreen, type Screen } from '@/app/_screen/screen'
import { Skeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'

export const metadata: Metadata = { title: 'Products' }

export default function ProductsPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return withErrorBoundary(async () => {
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
