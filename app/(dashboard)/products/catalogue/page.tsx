import type { Metadata } from 'next'
import { Suspense } from 'react'
import { KnownFilterBar } from '@/components/filters/known-filter-bar'
import { Skeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { searchProducts } from '../../../_panels/actions'
import { CataloguePanel } from '../../../_panels/catalogue-panel'
import { guard } from '../../../_panels/guard'
import { nameKnown } from '../../../_panels/known-screen'
import { NoEvents } from '../../../_panels/no-data'
import { PageHead } from '../../../_panels/page-head'
import { readScreen, type Screen } from '../../../_panels/screen'

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
          filters={screen.data && <Filters screen={screen} />}
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

async function Filters({ screen }: { screen: Screen }) {
  const { preset, query, data, asOf, today } = screen
  return (
    <KnownFilterBar
      active={preset}
      range={query.range}
      suggestion={data ?? { from: today, to: today }}
      asOf={asOf}
      today={today}
      product={query.product}
      category={query.category}
      categories={await screen.ask.categories()}
      searchProducts={searchProducts}
      grain={null}
    />
  )
}
