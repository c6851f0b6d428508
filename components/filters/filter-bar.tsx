'use client'

import { Segmented } from '@/components/ui/segmented'
import type { RangePreset } from '@/lib/query/range-preset'
import { UNITS, type Unit } from '@/lib/query/unit'
import type { Day, DayRange } from '@/lib/time/day'
import { GRAINS, type Grain } from '@/lib/time/grain'
import { AsOfPicker } from './as-of-picker'
import { CategoryPicker } from './category-picker'
import { GrainPicker } from './grain-picker'
import { type ChosenProduct, ProductPicker, type SearchProducts } from './product-picker'
import { RangePicker } from './range-picker'
import { useReportFilters } from './use-report-filters'

type Props = Readonly<{
  active: RangePreset | 'custom'
  range: DayRange | null
  suggestion: DayRange
  product: ChosenProduct
  category: string | null
  /** All there are; none is shown where nobody said any. */
  categories: readonly string[]
  searchProducts: SearchProducts
  /** Whether anything on the page is compared. */
  compared: boolean
  /** How fine the trend is; null where nothing on the page runs over time. */
  grain: Grain | null
  /** When what is shown was known; without it nothing on the page knows what was known before. */
  known?: Readonly<{ asOf: Day | null; today: Day }> | null
}>

const UNIT_OPTIONS = (Object.keys(UNITS) as Unit[]).map((value) => ({ value, label: UNITS[value].label }))
const GRAIN_NAMES = Object.keys(GRAINS) as Grain[]

export function FilterBar(props: Props) {
  const { active, range, suggestion, product, category, categories, searchProducts, compared, grain } = props
  // What was just chosen is shown as chosen, before the answers to it are there.
  const [chosen, setFilters] = useReportFilters()
  const comparing = chosen.compare !== null
  return (
    <search aria-label="Filters" className="flex flex-wrap items-center gap-2">
      <RangePicker active={active} range={range} suggestion={suggestion} />
      <Segmented
        name="Count"
        options={UNIT_OPTIONS}
        value={chosen.unit ?? 'sessions'}
        onChange={(value) => setFilters({ unit: value === 'sessions' ? null : value })}
      />
      <ProductPicker product={product} searchProducts={searchProducts} />
      <CategoryPicker category={category} categories={categories} />
      {grain && <GrainPicker first={`By ${grain}, automatic`} names={GRAIN_NAMES} />}
      {props.known && <AsOfPicker asOf={props.known.asOf} today={props.known.today} />}
      {compared && (
        <button
          type="button"
          className="control"
          aria-pressed={comparing && range !== null}
          disabled={range === null}
          title={range === null ? 'All time has nothing before it to compare with.' : undefined}
          onClick={() => setFilters({ compare: comparing ? null : 'previous' })}
        >
          Compare with before
        </button>
      )}
    </search>
  )
}
