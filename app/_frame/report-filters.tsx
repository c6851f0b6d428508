import type { Screen } from '@/app/_screen/screen'
import { FilterBar } from '@/components/filters/filter-bar'
import { KnownFilterBar } from '@/components/filters/known-filter-bar'
import type { SearchProducts } from '@/components/filters/product-picker'
import { QuarterFilterBar } from '@/components/filters/quarter-filter-bar'
import { toOrdersGrain } from '@/lib/query/orders-grain'
import { PAGES, type SectionName } from '@/lib/query/section'

type Props = Readonly<{ screen: Screen; searchProducts: SearchProducts }>

/** The controls that change what a report asks: those about quarters where it holds ranges against each other. */
export async function ReportFilters({ screen, searchProducts }: Props) {
  const { data, query, preset, before, place, product } = screen
  if (!data) return null
  const { range, category } = query
  const { sections } = place
  const categories = await screen.ask.categories()
  const shared = { active: preset, range, suggestion: data, product, category, categories, searchProducts }
  const known = sections.some(knowsPast) ? { asOf: screen.asOf, today: screen.today } : null
  const isQuarterly = PAGES['/quarters'].sections.some((name) => sections.includes(name))
  if (isQuarterly) {
    return (
      <QuarterFilterBar
        {...shared}
        before={before?.range ?? null}
        comparison={screen.comparison}
        metric={screen.metric}
        known={known}
      />
    )
  }
  if (sections.every(knowsPast)) {
    return (
      <KnownFilterBar
        {...shared}
        asOf={screen.asOf}
        today={screen.today}
        grain={sections.some(isOfOrders) ? toOrdersGrain(screen) : null}
      />
    )
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

/** Whether it can be told as it was known on another day. */
function knowsPast(name: SectionName): boolean {
  return isOfOrders(name) || PAGES['/products/catalogue'].sections.some((section) => section === name)
}

function isOfOrders(name: SectionName): boolean {
  return PAGES['/fulfilment'].sections.some((section) => section === name)
}
