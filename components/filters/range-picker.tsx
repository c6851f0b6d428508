'use client'

import { CheckIcon } from '@/components/ui/icons'
import { Popover } from '@/components/ui/popover'
import { formatRange } from '@/lib/format/format-day'
import { RANGE_PRESETS, type RangePreset } from '@/lib/query/range-preset'
import type { DayRange } from '@/lib/time/day'
import { DayRangeForm } from './day-range-form'
import { useReportFilters } from './use-report-filters'

type Props = Readonly<{
  active: RangePreset | 'custom'
  range: DayRange | null
  /** The days to begin a custom range with. */
  suggestion: DayRange
}>

const PRESETS = Object.entries(RANGE_PRESETS) as [RangePreset, { label: string }][]

export function RangePicker({ active, range, suggestion }: Props) {
  const [, setFilters] = useReportFilters()
  const label = active === 'custom' ? formatRange(range) : RANGE_PRESETS[active].label
  return (
    <Popover name="Range" label={label}>
      {(close) => (
        <>
          <ul>
            {PRESETS.map(([preset, { label }]) => (
              <li key={preset}>
                <button
                  type="button"
                  aria-pressed={preset === active}
                  onClick={() => {
                    close()
                    setFilters({ range: preset, from: null, to: null })
                  }}
                  className="flex h-8 w-full items-center justify-between rounded px-2.5 text-left text-sm hover:bg-sunken"
                >
                  {label}
                  {preset === active && <CheckIcon />}
                </button>
              </li>
            ))}
          </ul>
          <DayRangeForm
            range={range ?? suggestion}
            onChoose={(chosen) => {
              close()
              setFilters({ range: null, ...chosen })
            }}
          />
        </>
      )}
    </Popover>
  )
}
