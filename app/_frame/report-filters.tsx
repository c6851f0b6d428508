import type { Screen } from '@/app/_screen/screen'
import { FilterBar } from '@/components/filters/filter-bar'
import { KnownFilterBar } from '@/components/filters/known-filter-bar'
import type { SearchProducts } from '@/components/filters/product-picker'
import { QuarterFilterBar } from '@/components/filters/quarter-filter-bar'
import { toOrdersGrain } from '@/lib/query/orders-grain'
import { knowPast, PAGES, toSubject } from '@/lib/query/section'

type Props = Readonly<{ screen: Screen; searchProducts: SearchProducts }>

/** The controls that change what sections ask: those about quarters where these hold ranges against each other. */
export async function ReportFilters({ screen, searchProducts }: Props) {
  const { data, query, preset, before, place, product, asOf, today } = screen
  if (!data) return null
  const { range, category } = query
  const { sections } = place
  const categories = await screen.ask.categories()
  const shared = { active: preset, range, suggestion: data, product, category, categories, searchProducts }
  const known = knowPast(sections) ? { asOf, today } : null
  if (PAGES['/quarters'].sections.some((name) => sections.includes(name))) {
    return (
      <QuarterFilterBar
        {...shared}
        before={before?.range ?? null}
        comparison={screen.comparison}
        metric={screen.periodMetric}
        known={known}
      />
    )
  }
  if (known && sections.every((name) => knowPast([name]))) {
    const hasOrders = sections.some((name) => toSubject([name]) === 'orders')
    return <KnownFilterBar {...shared} {...known} grain={hasOrders ? toOrdersGrain(screen) : null} />
  }
  const isOverTime = sections.includes('trend')
  return (
    <FilterBar
      {...shared}
      compared={isOverTime || sections.includes('funnel')}
      grain={isOverTime ? query.grain : null}
      known={known}
    />
  )
}
