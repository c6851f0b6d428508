'use client'

import { Popover } from '@/components/ui/popover'
import { formatDay } from '@/lib/format/format-day'
import type { Day } from '@/lib/time/day'
import { AsOfForm } from './day-forms'
import { PopoverChoice } from './days-popover'
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
            <PopoverChoice label="Now" isChosen={asOf === null} onChoose={() => choose(null)} />
            <AsOfForm day={asOf ?? today} today={today} onChoose={choose} />
          </>
        )
      }}
    </Popover>
  )
}
