'use client'

import type { RangePreset } from '@/lib/query/range-preset'
import type { Day, DayRange } from '@/lib/time/day'
import { GRAINS, type Grain } from '@/lib/time/grain'
import { AsOfPicker } from './as-of-picker'
import { CategoryPicker } from './category-picker'
import { GrainPicker } from './grain-picker'
import { type ChosenProduct, ProductPicker, type SearchProducts } from './product-picker'
import { RangePicker } from './range-picker'

type Props = Readonly<{
  active: RangePreset | 'custom'
  range: DayRange | null
  suggestion: DayRange
  asOf: Day | null
  today: Day
  product: ChosenProduct
  category: string | null
  categories: readonly string[]
  searchProducts: SearchProducts
  /** How fine time is cut where nothing is chosen; null where nothing runs over time. */
  grain: Grain | null
}>

const GRAIN_NAMES = Object.keys(GRAINS) as Grain[]

/** Which orders or products, and as they were known when. */
export function KnownFilterBar(props: Props) {
  return (
    <search aria-label="Filters" className="flex flex-wrap items-center gap-2">
      <RangePicker active={props.active} range={props.range} suggestion={props.suggestion} />
      <AsOfPicker asOf={props.asOf} today={props.today} />
      <ProductPicker product={props.product} searchProducts={props.searchProducts} />
      <CategoryPicker category={props.category} categories={props.categories} />
      {props.grain && <GrainPicker first={`By ${props.grain}, automatic`} names={GRAIN_NAMES} />}
    </search>
  )
}
