'use client'

import { formatRange } from '@/lib/format/format-day'
import { COMPARISONS, type Comparison } from '@/lib/query/comparison'
import type { DayRange } from '@/lib/time/day'
import { DaysPopover } from './days-popover'
import { useReportFilters } from './use-report-filters'

/** What the range is held against: a named range, or (null) the days shown. */
export function ComparePicker({ active, before }: { active: Comparison | null; before: DayRange }) {
  const [, setFilters] = useReportFilters()
  return (
    <DaysPopover<Comparison>
      name="Compare with"
      label={`vs ${formatRange(before)}`}
      named={COMPARISONS}
      active={active}
      days={before}
      onName={(compare) => setFilters({ compare, before_from: null, before_to: null })}
      onDays={({ from, to }) => setFilters({ compare: null, before_from: from, before_to: to })}
    />
  )
}
