import type { ReactNode } from 'react'
import type { Screen } from '@/app/_screen/screen'
import { AsOfPicker, ComparePicker, RangePicker } from '@/components/filters/day-pickers'
import { FilterPicker } from '@/components/filters/filter-picker'
import { PathPickers } from '@/components/filters/path-pickers'
import {
  CategoryPicker,
  CompareSwitch,
  FunnelPicker,
  GrainPicker,
  MetricPicker,
  UnitPicker,
} from '@/components/filters/pickers'
import { ProductPicker, type SearchProducts } from '@/components/filters/product-picker'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listMetrics } from '@/lib/funnel/metrics'
import { EVERYTHING } from '@/lib/query/report-query'
import { knowPast, PAGES, SECTIONS, toSubject } from '@/lib/query/section'
import { toOrdersGrain } from '@/lib/reports/asked-of-request'
import { listFilterable } from '@/lib/reports/attributes/list-filterable'
import { listPathSteps } from '@/lib/reports/paths/paths-result'
import { GRAINS, type Grain } from '@/lib/time/grain'

type Props = Readonly<{ screen: Screen; searchProducts: SearchProducts }>

const GRAIN_NAMES = Object.keys(GRAINS) as Grain[]
const PARTS_OF_QUARTERS: readonly Grain[] = ['week', 'month']

/** The controls that change what sections ask. */
export async function ReportFilters({ screen, searchProducts }: Props) {
  const { data, query, preset, product, asOf, today } = screen
  if (!data) return null
  const isOfFunnel = screen.place.hasPages && toSubject(screen.place.sections) === 'sessions'
  const [categories, funnels, { attributes }] = await Promise.all([
    screen.ask.categories(),
    isOfFunnel ? screen.ask.funnels() : [],
    screen.ask.report('attributes', { query: EVERYTHING }),
  ])
  return (
    <search aria-label="Filters" className="flex flex-wrap items-center gap-2">
      {/* On a phone it stands in the line of the header. */}
      <div className="z-20 max-sm:in-data-dashboard:absolute max-sm:in-data-dashboard:top-2.5 max-sm:in-data-dashboard:right-4">
        <RangePicker active={preset} range={query.range} suggestion={data} />
      </div>
      {funnels.length > 0 && <FunnelPicker funnel={screen.funnel?.id ?? null} funnels={funnels} />}
      {arrange(screen, {
        of: (
          <>
            {funnelOf(query).per === 'product' && (
              <>
                <ProductPicker product={product} searchProducts={searchProducts} />
                <CategoryPicker category={query.scope.category ?? null} categories={categories} />
              </>
            )}
            {screen.place.sections.some((name) => !('of' in SECTIONS[name])) && (
              <FilterPicker where={query.scope.where ?? null} attributes={listFilterable(attributes)} />
            )}
          </>
        ),
        known: knowPast(screen.place.sections) && <AsOfPicker asOf={asOf} today={today} />,
      })}
    </search>
  )
}

/** `of` says what is counted; `known` when it was known, and is nothing where nobody knows. */
type Shared = Readonly<{ of: ReactNode; known: ReactNode }>

/** Where ranges are held against each other, where all is of what was known, and all else. */
function arrange(screen: Screen, { of, known }: Shared): ReactNode {
  const { query, before, place } = screen
  const { sections } = place
  if (PAGES['/quarters'].sections.some((name) => sections.includes(name))) {
    return (
      <>
        {before?.range && <ComparePicker active={screen.comparison} before={before.range} />}
        <MetricPicker
          metric={screen.periodMetric}
          metrics={listMetrics(funnelOf(query)).map(({ name, label }) => ({ value: name, label }))}
        />
        <GrainPicker first="By quarter" names={PARTS_OF_QUARTERS} />
        <UnitPicker of={query} />
        {of}
        {known}
      </>
    )
  }
  if (known && sections.every((name) => knowPast([name]))) {
    const hasOrders = sections.some((name) => toSubject([name]) === 'orders')
    return (
      <>
        {known}
        {of}
        {hasOrders && <AutomaticGrain grain={toOrdersGrain(screen)} />}
      </>
    )
  }
  const isOverTime = sections.includes('trend')
  const hasPaths = sections.includes('paths')
  return (
    <>
      {hasPaths && <StepPathPickers screen={screen} />}
      {!(hasPaths && sections.length === 1) && <UnitPicker of={query} />}
      {of}
      {isOverTime && <AutomaticGrain grain={query.grain} />}
      {known}
      {(isOverTime || sections.includes('funnel')) && <CompareSwitch isAllTime={query.range === null} />}
    </>
  )
}

function StepPathPickers({ screen: { paths, query } }: Readonly<{ screen: Screen }>) {
  const steps = listPathSteps(funnelOf(query), paths.of)
  return <PathPickers paths={paths} steps={steps.map(({ key, words }) => ({ key, label: words.label }))} />
}

function AutomaticGrain({ grain }: Readonly<{ grain: Grain }>) {
  return <GrainPicker first={`By ${grain}, automatic`} names={GRAIN_NAMES} />
}
