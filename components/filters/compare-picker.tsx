'use client'

import { CheckIcon } from '@/components/ui/icons'
import { Popover } from '@/components/ui/popover'
import { formatRange } from '@/lib/format/format-day'
import { COMPARISONS, type Comparison } from '@/lib/query/comparison'
import type { DayRange } from '@/lib/time/day'
import { DayRangeForm } from './day-range-form'
import { useReportFilters } from './use-report-filters'

const NAMES = Object.keys(COMPARISONS) as Comparison[]

/** What the range is held against: a named range, or (null) the days shown. */
export function ComparePicker({ active, before }: { active: Comparison | null; before: DayRange }) {
  const [, setFilters] = useReportFilters()
  return (
    <Popover name="Compare with" label={`vs ${formatRange(before)}`}>
      {(close) => (
        <>
          <ul>
            {NAMES.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  aria-pressed={name === active}
                  onClick={() => {
                    close()
                    setFilters({ compare: name, before_from: null, before_to: null })
                  }}
                  className="flex min-h-8 w-full items-center justify-between gap-2 rounded px-2.5 py-1 text-left text-sm hover:bg-sunken"
                >
                  {COMPARISONS[name].label}
                  {name === active && <CheckIcon />}
                </button>
              </li>
            ))}
          </ul>
          <DayRangeForm
            range={before}
            onChoose={({ from, to }) => {
              close()
              setFilters({ compare: null, before_from: from, before_to: to })
            }}
          />
        </>
      )}
    </Popover>
  )
}
