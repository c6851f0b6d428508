import type { ReactNode } from 'react'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { type UnitOfFunnel, unitOf } from '@/lib/query/unit'

/** What holds for every number: the unit, what a range selects, and that users do not add up. */
export function CountingNotes({ of, timeZone }: Readonly<{ of: UnitOfFunnel; timeZone: string }>) {
  const { many } = unitOf({ ...of, unit: 'sessions' })
  return (
    <>
      <p>
        Counted are {unitOf(of).many}. A range selects {many} by the day on which they started ({timeZone});
        what they did later is counted too, also after the end of the range.
      </p>
      {of.unit === 'users' && (
        <p>
          A user is counted once over the whole range, however many {many} they had, so users do not add up
          over days or products.
        </p>
      )}
    </>
  )
}

type CountedProps = Readonly<{ of: UnitOfFunnel | null; timeZone: string; children: ReactNode }>

/** What is said of some numbers, before what holds for all of their unit, if they have one. */
export function Counted({ of, timeZone, children }: CountedProps) {
  return (
    <>
      {children}
      {of && <CountingNotes of={of} timeZone={timeZone} />}
    </>
  )
}

const REACHED = {
  any: 'have an event of that step or of a later one, in any order',
  ordered: 'have done it after all before it that must be',
  strict: 'have done it after all before it that must be, with nothing between',
} as const

export function ReachedNote({ of }: Readonly<{ of: Pick<UnitOfFunnel, 'funnel'> }>) {
  return (
    <p>
      To have reached a step is to {REACHED[funnelOf(of).order]}. Rates divide one count by another; beside
      them stands the 95 % interval (Wilson score).
    </p>
  )
}
