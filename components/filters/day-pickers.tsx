'use client'

import type { ComponentProps } from 'react'
import { Popover } from '@/components/ui/choose/popover'
import { CheckIcon } from '@/components/ui/icons'
import { formatDay, formatRange } from '@/lib/format/format-day'
import { COMPARISONS, type Comparison } from '@/lib/query/comparison'
import { RANGE_PRESETS, type RangePreset } from '@/lib/query/range-preset'
import type { Day, DayRange } from '@/lib/time/day'
import { AsOfForm, DayRangeForm } from './day-forms'
import { useReportFilters } from './use-report-filters'

type Props<Name extends string> = Readonly<{
  name: string
  label: string
  side?: ComponentProps<typeof Popover>['side']
  /** Days that have a name, in the order in which they are shown. */
  named: Readonly<Record<Name, Readonly<{ label: string }>>>
  /** The name that is chosen, if it is one of these. */
  active: string | null
  /** The days to begin others with. */
  days: DayRange
  onName: (name: Name) => void
  onDays: (days: DayRange) => void
}>

/** Chooses days: by their name, or the first and the last of them. */
export function DaysPopover<Name extends string>(props: Props<Name>) {
  const { name, label, side, named, active, days, onName, onDays } = props
  return (
    <Popover name={name} label={label} {...(side && { side })}>
      {(close) => (
        <>
          <ul>
            {(Object.keys(named) as Name[]).map((one) => (
              <li key={one}>
                <PopoverChoice
                  label={named[one].label}
                  isChosen={one === active}
                  onChoose={() => {
                    close()
                    onName(one)
                  }}
                />
              </li>
            ))}
          </ul>
          <DayRangeForm
            range={days}
            onChoose={(chosen) => {
              close()
              onDays(chosen)
            }}
          />
        </>
      )}
    </Popover>
  )
}

type ChoiceProps = Readonly<{ label: string; isChosen: boolean; onChoose: () => void }>

/** One of the choices in a box that a button opened. */
export function PopoverChoice({ label, isChosen, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className="flex min-h-8 w-full items-center justify-between gap-2 rounded px-2.5 py-1 text-left text-sm hover:bg-sunken"
    >
      {label}
      {isChosen && <CheckIcon />}
    </button>
  )
}

type RangeProps = Readonly<{
  active: RangePreset | 'custom'
  range: DayRange | null
  /** The days to begin a custom range with. */
  suggestion: DayRange
}>

export function RangePicker({ active, range, suggestion }: RangeProps) {
  const [, setFilters] = useReportFilters()
  return (
    <DaysPopover<RangePreset>
      name="Range"
      side="right on phones"
      label={active === 'custom' ? formatRange(range) : RANGE_PRESETS[active].label}
      named={RANGE_PRESETS}
      active={active}
      days={range ?? suggestion}
      onName={(preset) => setFilters({ range: preset, from: null, to: null })}
      onDays={(days) => setFilters({ range: null, ...days })}
    />
  )
}

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

/** Chooses the day at whose end things are told as they were known; `asOf` null is now. */
export function AsOfPicker({ asOf, today }: { asOf: Day | null; today: Day }) {
  const [, setFilters] = useReportFilters()
  return (
    <Popover
      name="As known"
      label={asOf === null ? 'As known now' : `As known at the end of ${formatDay(asOf)}`}
    >
      {(close) => {
        const choose = (day: Day | null) => {
          close()
          setFilters({ as_of: day })
        }
        return (
          <>
            <PopoverChoice label="Now" isChosen={asOf === null} onChoose={() => choose(null)} />
            <AsOfForm day={asOf ?? today} today={today} onChoose={choose} />
          </>
        )
      }}
    </Popover>
  )
}
