'use client'

import { Segmented } from '@/components/ui/segmented'
import type { Comparison } from '@/lib/query/comparison'
import type { RangePreset } from '@/lib/query/range-preset'
import { UNITS, type Unit } from '@/lib/query/unit'
import type { Day, DayRange } from '@/lib/time/day'
import type { Grain } from '@/lib/time/grain'
import { AsOfPicker } from './as-of-picker'
import { CategoryPicker } from './category-picker'
import { ComparePicker } from './compare-picker'
import { GrainPicker } from './grain-picker'
import { MetricPicker } from './metric-picker'
import { type ChosenProduct, ProductPicker, type SearchProducts } from './product-picker'
import { RangePicker } from './range-picker'
import { useReportFilters } from './use-report-filters'

type Props = Readonly<{
  active: RangePreset | 'custom'
  range: DayRange | null
  suggestion: DayRange
  /** What the range is held against; null where nothing can be. */
  before: DayRange | null
  comparison: Comparison | null
  product: ChosenProduct
  category: string | null
  categories: readonly string[]
  searchProducts: SearchProducts
  metric: string
  /** As for the usual filter bar. */
  known?: Readonly<{ asOf: Day | null; today: Day }> | null
}>

const UNIT_OPTIONS = (Object.keys(UNITS) as Unit[]).map((value) => ({ value, label: UNITS[value].label }))
const PERIODS: readonly Grain[] = ['week', 'month', 'quarter']

/** What is looked at, over which days, and against which. */
export function QuarterFilterBar(props: Props) {
  const [chosen, setFilters] = useReportFilters()
  return (
    <search aria-label="Filters" className="flex flex-wrap items-center gap-2">
      <RangePicker active={props.active} range={props.range} suggestion={props.suggestion} />
      {props.before && <ComparePicker active={props.comparison} before={props.before} />}
      <MetricPicker metric={props.metric} />
      <GrainPicker first="By quarter" names={PERIODS.filter((name) => name !== 'quarter')} />
      <Segmented
        name="Count"
        options={UNIT_OPTIONS}
        value={chosen.unit ?? 'sessions'}
        onChange={(value) => setFilters({ unit: value === 'sessions' ? null : value })}
      />
      <ProductPicker product={props.product} searchProducts={props.searchProducts} />
      <CategoryPicker category={props.category} categories={props.categories} />
      {props.known && <AsOfPicker asOf={props.known.asOf} today={props.known.today} />}
    </search>
  )
}
