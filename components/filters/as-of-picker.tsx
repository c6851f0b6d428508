'use client'

import { CheckIcon } from '@/components/ui/icons'
import { Popover } from '@/components/ui/popover'
import { formatDay } from '@/lib/format/format-day'
import { type Day, FIRST_DAY, parseDay } from '@/lib/time/day'
import { useReportFilters } from './use-report-filters'

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
            <button
              type="button"
              aria-pressed={asOf === null}
              onClick={() => choose(null)}
              className="flex h-8 w-full items-center justify-between rounded px-2.5 text-left text-sm hover:bg-sunken"
            >
              Now
              {asOf === null && <CheckIcon />}
            </button>
            <AsOfForm day={asOf ?? today} today={today} onChoose={choose} />
          </>
        )
      }}
    </Popover>
  )
}

type FormProps = Readonly<{ day: Day; today: Day; onChoose: (day: Day) => void }>

function AsOfForm({ day, today, onChoose }: FormProps) {
  const choose = (form: FormData) => {
    const chosen = parseDay(String(form.get('day')))
    if (chosen) onChoose(chosen)
  }
  return (
    <form action={choose} className="mt-1.5 space-y-2 border-line border-t px-2.5 pt-3 pb-2">
      <label className="block text-muted text-xs">
        The end of
        <input
          type="date"
          name="day"
          defaultValue={day}
          min={FIRST_DAY}
          max={today}
          required
          className="control mt-1 w-full min-w-0 px-2"
        />
      </label>
      <p className="text-muted text-xs">What was learnt later is left out.</p>
      <button type="submit" className="control w-full">
        Show what was known
      </button>
    </form>
  )
}
