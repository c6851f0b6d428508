import type { Funnel, Step } from '@/lib/funnel/definition'
import { listOwnSteps } from '@/lib/funnel/steps'
import type { PathsAsked, PathsOf } from '@/lib/query/path-question'
import { ratio } from '@/lib/stats/ratio'
import { groupBy, sumOf } from '@/lib/stats/sum'
import type { PathRow } from './paths-sql'

/** What stands on a path: the step it is of, an event of one type, of any of the other types, or its end. */
export type PathPoint = Readonly<{
  kind: 'step' | 'event' | 'others' | 'end'
  /** The event type, the key of the step; of the end what it is: `left`, `began`, or the key of the step that was reached. Null of others. */
  name: string | null
}>

/** Attempts that went on from one point to the next, or, looked at before a step, that came from it. */
export type PathFlow = Readonly<{
  /** Of the next, from 1: how many events lie between it and the step, with itself. */
  level: number
  from: PathPoint
  to: PathPoint
  /** Of those that were counted. */
  attempts: number
  /** Of all that were at `from`, 0 to 1: they add up to 1. */
  share: number | null
  /** Of all paths, 0 to 1. */
  overallShare: number | null
}>

export type PathsResult = Readonly<{
  asked: PathsAsked
  /** What is counted, and what a funnel of these steps is bounded by. */
  within: Funnel['within']
  /** The step that paths are of; null where nobody is lost anywhere. */
  step: Step | null
  /** The step that they lead to, between two. */
  next: Step | null
  /** One user in so many was counted; 1: all. */
  oneIn: number
  /** The paths that were counted. */
  attempts: number
  flows: readonly PathFlow[]
}>

/** The steps of which there can be such paths. */
export function listPathSteps(funnel: Funnel, of: PathsOf): readonly Step[] {
  const steps = listOwnSteps(funnel)
  if (of === 'after' || of === 'before') return steps
  const last = steps.findLastIndex(({ optional }) => !optional)
  return steps.filter(({ optional }, place) => place < last && !(of === 'drop-off' && optional))
}

export function toPathsResult(
  funnel: Funnel,
  asked: PathsAsked,
  { rows, oneIn }: Readonly<{ rows: readonly PathRow[]; oneIn: number }>,
): PathsResult {
  const place = rows[0]?.place ?? funnel.steps.findIndex(({ key }) => key === asked.step)
  const step = funnel.steps[place] ?? null
  const next = funnel.steps.find(({ optional }, index) => index > place && !optional)
  const end = { 'drop-off': 'left', after: 'left', before: 'began', between: next?.key ?? '' }[asked.of]
  const attempts = sumOf(
    rows.filter(({ level }) => level === 1),
    (row) => row.attempts,
  )
  const flows = [...groupBy(rows, (row) => JSON.stringify([row.level, row.from_type])).values()].flatMap(
    (own) => {
      const whole = sumOf(own, (row) => row.attempts)
      return own.map((row): PathFlow => {
        const from: PathPoint =
          row.level === 1 ? { kind: 'step', name: step?.key ?? null } : toPoint(row.from_type)
        return {
          level: row.level,
          from,
          to: row.ends ? { kind: 'end', name: end } : toPoint(row.to_type),
          attempts: row.attempts,
          share: ratio(row.attempts, whole),
          overallShare: ratio(row.attempts, attempts),
        }
      })
    },
  )
  return {
    asked,
    within: funnel.within,
    step,
    next: asked.of === 'between' ? (next ?? null) : null,
    oneIn,
    attempts,
    flows,
  }
}

function toPoint(type: string | null): PathPoint {
  return type === null ? { kind: 'others', name: null } : { kind: 'event', name: type }
}
