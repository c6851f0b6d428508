import { FilterBar } from '@/components/filters/filter-bar'
import { RangePicker } from '@/components/filters/range-picker'
import { searchSharedProducts } from '../share/[token]/search-action'
import type { Screen } from './screen'

/** What of the question a visitor may change, and nothing else. */
export async function ShareControls({ screen, token }: { screen: Screen; token: string }) {
  const { place, data, query, preset, ask } = screen
  if (place.scope === 'locked' || !data) return null
  if (place.scope === 'range') {
    return (
      <search aria-label="Filters" className="flex print:hidden">
        <RangePicker active={preset} range={query.range} suggestion={data} />
      </search>
    )
  }
  return (
    <FilterBar
      active={preset}
      range={query.range}
      suggestion={data}
      product={query.product}
      category={query.category}
      categories={await ask.categories()}
      searchProducts={searchSharedProducts.bind(null, token)}
      compared={place.sections.includes('trend')}
      grain={place.sections.includes('trend') ? query.grain : null}
    />
  )
}
