import { portionOf } from '@/lib/funnel/metrics'
import type { Rate } from '@/lib/funnel/rates'
import type { RangePair } from '@/lib/query/past-pairs'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Past } from '@/lib/stats/compare-shares'
import { toDesignEffect, type UserMoments } from '@/lib/stats/design-effect'
import { ratio } from '@/lib/stats/ratio'

/** How the shop's users resemble themselves, and by place of a step how many sessions a user has; null: not looked at. */
export type Likeness = Readonly<{ moments: UserMoments; sessionsPerUser: readonly (number | null)[] }>

/** Units that came to each step or a later one, by place, in a pair of ranges of the past. */
export type PastPair = Readonly<{ ranges: RangePair; before: readonly number[]; now: readonly number[] }>

/** What a shop did when nobody is known to have done anything: pairs of ranges as those that are compared, latest first. */
export type UsualResult = Readonly<{
  query: ReportQuery
  pairs: readonly PastPair[]
  /** Null for users, each of whom is counted once. */
  likeness: Likeness | null
}>

/** What the past tells of one rate. */
export function toPast({ pairs, likeness }: UsualResult, rate: Rate): Past {
  return {
    designEffect: designEffectOf(likeness, rate),
    pairs: pairs.map(({ before, now }) => ({
      before: portionOf(before, rate),
      now: portionOf(now, rate),
    })),
  }
}

/** By how much the variance of a rate is more than that of counting; 1 for users. */
export function designEffectOf(likeness: Likeness | null, rate: Pick<Rate, 'part' | 'whole'>): number {
  return likeness ? toDesignEffect(likeness.moments, rate, likeness.sessionsPerUser[rate.whole] ?? null) : 1
}

/** By place; null where nobody came. */
export function toSessionsPerUser(
  sessions: readonly number[],
  users: readonly number[],
): readonly (number | null)[] {
  return sessions.map((count, place) => ratio(count, users[place] ?? 0))
}
