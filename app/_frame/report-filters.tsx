import type { ReactNode } from 'react'
import type { Screen } from '@/app/_screen/screen'
import { saveSegment, saveSegmentFilter } from '@/app/(dashboard)/breakdown/segments/segment-actions'
import { type Compared, ComparedLinks, CompareMenu } from '@/components/filters/compare-menu'
import { AsOfPicker, ComparePicker, RangePicker } from '@/components/filters/day-pickers'
import { PathPickers } from '@/components/filters/path-pickers'
import {
  CategoryPicker,
  FunnelPicker,
  GrainPicker,
  MetricPicker,
  UnitPicker,
} from '@/components/filters/pickers'
import { ProductPicker, type SearchProducts } from '@/components/filters/product-picker'
import { FilterPicker } from '@/components/segments/filter-picker'
import type { NamedFilter } from '@/components/segments/save-segment'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listMetrics } from '@/lib/funnel/metrics'
import { EVERYTHING } from '@/lib/query/report-query'
import { knowPast, PAGES, SECTIONS, toSubject } from '@/lib/query/section'
import { toOrdersGrain } from '@/lib/reports/asked-of-request'
import { type Filterable, listFilterable } from '@/lib/reports/attributes/list-filterable'
import { listPathSteps } from '@/lib/reports/paths/paths-result'
import { GRAINS, type Grain } from '@/lib/time/grain'
import { listCompared } from './list-compared'

type Props = Readonly<{ screen: Screen; searchProducts: SearchProducts }>

const GRAIN_NAMES = Object.keys(GRAINS) as Grain[]
const PARTS_OF_QUARTERS: readonly Grain[] = ['week', 'month']

/** The controls that change what sections ask. */
export async function ReportFilters({ screen, searchProducts }: Props) {
  const { data, query, preset, product, asOf, today } = screen
  if (!data) return null
  const isOfFunnel = screen.place.hasPages && toSubject(screen.place.sections) === 'sessions'
  const { hasPages, sections } = screen.place
  const [categories, funnels, segments, { attributes }] = await Promise.all([
    screen.ask.categories(),
    isOfFunnel ? screen.ask.funnels() : [],
    hasPages ? screen.ask.segments() : [],
    screen.ask.report('attributes', { query: EVERYTHING }),
  ])
  const compared = await listCompared(screen, segments)
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
            {sections.some((name) => !('of' in SECTIONS[name])) && (
              <FilterPickers
                screen={screen}
                attributes={listFilterable(attributes)}
                segments={segments}
                compared={compared}
              />
            )}
          </>
        ),
        compared,
        known: knowPast(screen.place.sections) && <AsOfPicker asOf={asOf} today={today} />,
      })}
    </search>
  )
}

type PickersProps = Readonly<{
  screen: Screen
  attributes: readonly Filterable[]
  segments: readonly NamedFilter[]
  compared: readonly Compared[]
}>

/** What sessions must be like, and where two segments are held against each other what the others are. */
function FilterPickers({ screen, compared, ...choices }: PickersProps) {
  const { query, against, place } = screen
  const actions =
    place.hasPages && place.mayEdit ? { save: saveSegment, saveFilter: saveSegmentFilter } : null
  const isOfTwo = place.sections.includes('segments')
  const chosen = compared.find(({ isChosen }) => isChosen)
  return (
    <>
      <FilterPicker
        of="where"
        name="Filter"
        none="All sessions"
        filter={query.scope.where ?? null}
        actions={actions}
        {...choices}
      />
      {isOfTwo && (
        <FilterPicker
          of="against"
          name="Against"
          none={`Against: ${chosen?.label ?? 'nothing yet'}`}
          filter={against === null || chosen ? null : against}
          actions={actions}
          {...choices}
        >
          <ComparedLinks choices={compared} />
        </FilterPicker>
      )}
    </>
  )
}

/** `of` says what is counted; `compared` what that can be held against; `known` when it was known, and is nothing where nobody knows. */
type Shared = Readonly<{ of: ReactNode; compared: readonly Compared[]; known: ReactNode }>

/** Where ranges are held against each other, where all is of what was known, and all else. */
function arrange(screen: Screen, { of, compared, known }: Shared): ReactNode {
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
      {(isOverTime || sections.includes('funnel')) && compared.length > 0 && (
        <CompareMenu choices={compared} />
      )}
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
