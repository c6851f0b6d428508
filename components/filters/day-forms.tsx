'use client'

import type { ReactNode } from 'react'
import { addDays, type Day, type DayRange, FIRST_DAY, LAST_DAY, parseDay } from '@/lib/time/day'

/** Two days, both included. People give the last day; the address holds the day after it. */
export function DayRangeForm({
  range,
  onChoose,
}: Readonly<{ range: DayRange; onChoose: (range: DayRange) => void }>) {
  const choose = (form: FormData) => {
    const [from, last] = [form.get('first'), form.get('last')].map(String)
    if (!from || !last) return
    const [first, final] = from <= last ? [from, last] : [last, from]
    onChoose({ from: first, to: addDays(final, 1) })
  }
  return (
    <DayForm choose={choose} note="Both days are included." button="Show these days">
      <div className="grid grid-cols-2 gap-2">
        <DayInput name="first" label="First day" value={range.from} max={addDays(LAST_DAY, -1)} />
        <DayInput name="last" label="Last day" value={addDays(range.to, -1)} max={addDays(LAST_DAY, -1)} />
      </div>
    </DayForm>
  )
}

/** The day at whose end things are told as they were known, today at the latest. */
export function AsOfForm({
  day,
  today,
  onChoose,
}: Readonly<{ day: Day; today: Day; onChoose: (day: Day) => void }>) {
  const choose = (form: FormData) => {
    const chosen = parseDay(String(form.get('day')))
    if (chosen) onChoose(chosen)
  }
  return (
    <DayForm choose={choose} note="What was learnt later is left out." button="Show what was known">
      <DayInput name="day" label="The end of" value={day} max={today} />
    </DayForm>
  )
}

type FormProps = Readonly<{
  choose: (form: FormData) => void
  note: string
  button: string
  children: ReactNode
}>

function DayForm({ choose, note, button, children }: FormProps) {
  return (
    <form action={choose} className="mt-1.5 space-y-2 border-line border-t px-2.5 pt-3 pb-2">
      {children}
      <p className="text-muted text-xs">{note}</p>
      <button type="submit" className="control w-full">
        {button}
      </button>
    </form>
  )
}

function DayInput({
  name,
  label,
  value,
  max,
}: Readonly<{ name: string; label: string; value: Day; max: Day }>) {
  return (
    <label className="block text-muted text-xs">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={value}
        min={FIRST_DAY}
        max={max}
        required
        className="control mt-1 w-full min-w-0 px-2"
      />
    </label>
  )
}
