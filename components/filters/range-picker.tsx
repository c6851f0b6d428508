'use client'

import { CheckIcon } from '@/components/ui/icons'
import { Popover } from '@/components/ui/popover'
import { formatRange } from '@/lib/format/format-day'
import { RANGE_PRESETS, type RangePreset } from '@/lib/query/range-preset'
import { addDays, type Day, type DayRange, FIRST_DAY, LAST_DAY } from '@/lib/time/day'
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
          <CustomRange
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

/** People give the last day; the address holds the day after it. */
function CustomRange({ range, onChoose }: { range: DayRange; onChoose: (range: DayRange) => void }) {
  const choose = (form: FormData) => {
    const [from, last] = [form.get('first'), form.get('last')].map(String)
    if (!from || !last) return
    const [first, final] = from <= last ? [from, last] : [last, from]
    onChoose({ from: first, to: addDays(final, 1) })
  }
  return (
    <form action={choose} className="mt-1.5 space-y-2 border-line border-t px-2.5 pt-3 pb-2">
      <div className="grid grid-cols-2 gap-2">
        <DayInput name="first" label="First day" value={range.from} />
        <DayInput name="last" label="Last day" value={addDays(range.to, -1)} />
      </div>
      <p className="text-muted text-xs">Both days are included.</p>
      <button type="submit" className="control w-full">
        Show these days
      </button>
    </form>
  )
}

function DayInput({ name, label, value }: { name: string; label: string; value: Day }) {
  return (
    <label className="block text-muted text-xs">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={value}
        min={FIRST_DAY}
        max={addDays(LAST_DAY, -1)}
        required
        className="control mt-1 w-full min-w-0 px-2"
      />
    </label>
  )
}
