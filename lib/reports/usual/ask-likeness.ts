import type { Db } from '@/lib/db'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import type { UserMoments } from '@/lib/stats/design-effect'
import { getDataRange } from '@/lib/store/freshness'
import { addDays, countDays, type DayRange } from '@/lib/time/day'
import { FUNNEL } from '../funnel/funnel-report'
import type { FunnelResult } from '../funnel/funnel-result'
import { ofWholeShop } from '../products/list-in-scope'
import type { AskAnother, Question } from '../report'
import { type UserMomentsRow, userMomentsSql } from './user-moments-sql'
import { type Likeness, toSessionsPerUser } from './usual-result'

/** More sessions of a shop do not tell better how alike those of a user are, and take long. */
const MOST_SESSIONS = 15_000

const USER_MOMENTS: Question<UserMoments, never> = {
  name: 'user-moments',
  takes: [],
  run: async (db, { query }, ask) => {
    const [row] = await db.$queryRaw<UserMomentsRow[]>(userMomentsSql(await overLastDays(db, query, ask)))
    if (!row) throw new Error('Sums without groups are one row.')
    return toMoments(row)
  },
}

/**
 * How alike a user's sessions are, as the last days of the question's range tell it, of its funnel and the whole shop; a user of
 * what the question is of has as many as `countBy` says, by place and unit, or as its funnel does. Null for users.
 */
export async function askLikeness(
  ask: AskAnother,
  query: ReportQuery,
  countBy: (query: ReportQuery) => Promise<readonly number[]> = async (asked) =>
    toReached(await ask(FUNNEL, { query: asked })),
): Promise<Likeness | null> {
  if (query.unit === 'users') return null
  const [moments, sessions, users] = await Promise.all([
    ask(USER_MOMENTS, { query: ofWholeShop(query) }),
    countBy(query),
    countBy(Object.freeze({ ...query, unit: 'users' })),
  ])
  return { moments, sessionsPerUser: toSessionsPerUser(sessions, users) }
}

/** Units of a funnel by place of a step: those that reached it or a later one. */
export function toReached({ steps }: FunnelResult): readonly number[] {
  return steps.map(({ count }) => count)
}

export function toMoments({ users, sessions, products }: UserMomentsRow): UserMoments {
  const size = users.length
  return { users, sessions, products: users.map((_, one) => products.slice(one * size, (one + 1) * size)) }
}

/** The same question over the last days of its range, or of all, of so many sessions that hold few enough. */
export async function overLastDays(db: Db, query: ReportQuery, ask: AskAnother): Promise<ReportQuery> {
  const range = query.range ?? (await getDataRange(db))
  if (!range) return query
  const { steps } = await ask(FUNNEL, { query })
  return overRange(query, toLastDays(range, steps[0]?.count ?? 0))
}

function toLastDays(range: DayRange, sessions: number): DayRange {
  const days = countDays(range)
  const read = Math.max(1, Math.min(days, Math.floor((days * MOST_SESSIONS) / Math.max(1, sessions))))
  return { from: addDays(range.to, -read), to: range.to }
}
