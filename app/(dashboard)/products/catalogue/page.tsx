import type { Metadata } from 'next'
import { Suspense } from 'react'
import { KnownFilters } from '@/app/_frame/known-filters'
import { nameKnown } from '@/app/_frame/known-then'
import { NoEvents } from '@/app/_frame/no-data'
import { PageHead } from '@/app/_frame/page-head'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { CataloguePanel } from '@/app/_panels/catalogue/catalogue-panel'
import { readScreen } from '@/app/_screen/screen'
import { Skeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'

export const metadata: Metadata = { title: 'Price and stock' }

export default function CataloguePage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return withErrorBoundary(async () => {
    const screen = await readScreen('/products/catalogue', searchParams)
    return (
      <>
        <PageHead
          title="Price and stock"
          screen={screen}
          counted={nameKnown('products', screen)}
          filters={screen.data && <KnownFilters screen={screen} grain={null} />}
        />
        {screen.data ? (
          <div className="pb-12">
            <Suspense fallback={<Skeleton size="large" />}>
              <CataloguePanel screen={screen} />
            </Suspense>
          </div>
        ) : (
          <NoEvents />
        )}
      </>
    )
  })
}
