import { ReportFilters } from '@/app/_frame/report-filters'
import type { Screen } from '@/app/_screen/screen'
import { searchSharedProducts } from '@/app/share/[token]/search-action'
import { RangePicker } from '@/components/filters/range-picker'

/** What of the question a visitor may change, and nothing else. */
export function ShareControls({ screen, token }: { screen: Screen; token: string }) {
  const { place, data, query, preset } = screen
  if (place.scope === 'locked' || !data) return null
  if (place.scope === 'range') {
    return (
      <search aria-label="Filters" className="flex print:hidden">
        <RangePicker active={preset} range={query.range} suggestion={data} />
      </search>
    )
  }
  return <ReportFilters screen={screen} searchProducts={searchSharedProducts.bind(null, token)} />
}
