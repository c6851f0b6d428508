import type { ReactNode } from 'react'
import { UNITS, type Unit } from '@/lib/query/unit'

/** What holds for every number: the unit, what a range selects, and that users do not add up. */
export function CountingNotes({ unit, timeZone }: { unit: Unit; timeZone: string }) {
  return (
    <>
      <p>
        Counted are {UNITS[unit].many}. A range selects sessions by the day on which they started ({timeZone}
        ); what they did later is counted too, also after the end of the range.
      </p>
      {unit === 'users' && (
        <p>
          A user is counted once over the whole range, however many sessions they had, so users do not add up
          over days or products.
        </p>
      )}
    </>
  )
}

type CountedProps = Readonly<{ unit: Unit | null; timeZone: string; children: ReactNode }>

/** What is said of some numbers, before what holds for all of their unit, if they have one. */
export function Counted({ unit, timeZone, children }: CountedProps) {
  return (
    <>
      {children}
      {unit && <CountingNotes unit={unit} timeZone={timeZone} />}
    </>
  )
}

export function ReachedNote() {
  return (
    <p>
      To have reached a step is to have an event of that step or of a later one, in any order. Rates divide
      one count by another; beside them stands the 95 % interval (Wilson score).
    </p>
  )
}
