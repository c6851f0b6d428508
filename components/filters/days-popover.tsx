'use client'

import { CheckIcon } from '@/components/ui/icons'
import { Popover } from '@/components/ui/popover'
import type { DayRange } from '@/lib/time/day'
import { DayRangeForm } from './day-forms'

type Props<Name extends string> = Readonly<{
  name: string
  label: string
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
  const { name, label, named, active, days, onName, onDays } = props
  return (
    <Popover name={name} label={label}>
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
