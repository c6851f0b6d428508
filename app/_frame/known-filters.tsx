import type { Screen } from '@/app/_screen/screen'
import { KnownFilterBar } from '@/components/filters/known-filter-bar'
import type { Grain } from '@/lib/time/grain'
import { searchProducts } from './search-products'

/** The controls of a page that tells things as they were known; `grain` is null where nothing runs over time. */
export async function KnownFilters({ screen, grain }: { screen: Screen; grain: Grain | null }) {
  const { preset, query, data, asOf, today } = screen
  return (
    <KnownFilterBar
      active={preset}
      range={query.range}
      suggestion={data ?? { from: today, to: today }}
      asOf={asOf}
      today={today}
      product={screen.product}
      category={query.category}
      categories={await screen.ask.categories()}
      searchProducts={searchProducts}
      grain={grain}
    />
  )
}
