import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { CataloguePanel } from '../../../_panels/catalogue-panel'
import { guard } from '../../../_panels/guard'
import { KnownFilters } from '../../../_panels/known-filters'
import { nameKnown } from '../../../_panels/known-screen'
import { NoEvents } from '../../../_panels/no-data'
import { PageHead } from '../../../_panels/page-head'
import { readScreen } from '../../../_panels/screen'

export const metadata: Metadata = { title: 'Price and stock' }

export default function CataloguePage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return guard(async () => {
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
