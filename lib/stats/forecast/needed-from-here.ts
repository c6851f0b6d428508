import type { Portion } from '../compare-shares'
import { ratio } from '../ratio'
import type { Measure } from './forecast-quarter'

/** What the rest of the quarter has to bring. */
export type Needed =
  /** A share, 0 to 1, of all who are still expected. */
  | Readonly<{ kind: 'share'; share: number }>
  /** So many a day. */
  | Readonly<{ kind: 'daily'; count: number }>
  /** Enough is there already, if no more than expected enter. */
  | Readonly<{ kind: 'certain' }>
  /** More than all of those who are still expected. */
  | Readonly<{ kind: 'out of reach' }>

type Rest = Readonly<{
  target: number
  soFar: Portion
  /** How many will have entered in the whole quarter. */
  expectedWhole: number
  /** Days without a count yet, today among them. */
  daysLeft: number
}>

/**
 * (target × all − part so far) / (all − whole so far) for a rate; what is missing, a day, for a count. Null where
 * nobody is expected any more.
 */
export function neededFromHere(
  { target, soFar, expectedWhole, daysLeft }: Rest,
  measure: Measure,
): Needed | null {
  if (measure === 'count') {
    if (soFar.part >= target) return { kind: 'certain' }
    const count = ratio(target - soFar.part, daysLeft)
    return count === null ? null : { kind: 'daily', count }
  }
  const share = ratio(target * expectedWhole - soFar.part, Math.max(0, expectedWhole - soFar.whole))
  if (share === null) return null
  if (share <= 0) return { kind: 'certain' }
  return share > 1 ? { kind: 'out of reach' } : { kind: 'share', share }
}
