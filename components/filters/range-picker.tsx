'use client'

import { formatRange } from '@/lib/format/format-day'
import { RANGE_PRESETS, type RangePreset } from '@/lib/query/range-preset'
import type { DayRange } from '@/lib/time/day'
import { DaysPopover } from './days-popover'
import { useReportFilters } from './use-report-filters'

type Props = Readonly<{
  active: RangePreset | 'custom'
  range: DayRange | null
  /** The days to begin a custom range with. */
  suggestion: DayRange
}>

export function RangePicker({ active, range, suggestion }: Props) {
  const [, setFilters] = useReportFilters()
  return (
    <DaysPopover<RangePreset>
      name="Range"
      label={active === 'custom' ? formatRange(range) : RANGE_PRESETS[active].label}
      named={RANGE_PRESETS}
      active={active}
      days={range ?? suggestion}
      onName={(preset) => setFilters({ range: preset, from: null, to: null })}
      onDays={(days) => setFilters({ range: null, ...days })}
    />
  )
}
