'use client'

import { addDays, type Day, type DayRange, FIRST_DAY, LAST_DAY } from '@/lib/time/day'

type Props = Readonly<{ range: DayRange; onChoose: (range: DayRange) => void }>

/** Two days, both included. People give the last day; the address holds the day after it. */
export function DayRangeForm({ range, onChoose }: Props) {
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
