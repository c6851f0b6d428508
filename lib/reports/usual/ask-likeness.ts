import { overRange, type ReportQuery } from '@/lib/query/report-query'
import type { UserMoments } from '@/lib/stats/design-effect'
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
  run: async (db, { query }) => {
    const [row] = await db.$queryRaw<UserMomentsRow[]>(userMomentsSql(query.range))
    if (!row) throw new Error('Sums without groups are one row.')
    const { users, sessions, products } = row
    const size = users.length
    return { users, sessions, products: users.map((_, one) => products.slice(one * size, (one + 1) * size)) }
  },
}

/**
 * How alike a user's sessions are, as the last days of the question's range tell it; a user of what the question is of has
 * as many as `countBy` says, by place and unit, or as its funnel does. Null for users, and for all time.
 */
export async function askLikeness(
  ask: AskAnother,
  query: ReportQuery,
  countBy: (query: ReportQuery) => Promise<readonly number[]> = async (asked) =>
    toReached(await ask(FUNNEL, { query: asked })),
): Promise<Likeness | null> {
  const { range } = query
  if (query.unit === 'users' || !range) return null
  const [shop, sessions, users] = await Promise.all([
    ask(FUNNEL, { query: ofWholeShop(query) }),
    countBy(query),
    countBy(Object.freeze({ ...query, unit: 'users' })),
  ])
  const asked = overRange(ofWholeShop(query), toLastDays(range, shop.steps[0]?.count ?? 0))
  const moments = await ask(USER_MOMENTS, { query: asked })
  return { moments, sessionsPerUser: toSessionsPerUser(sessions, users) }
}

/** Units of a funnel by place of a step: those that reached it or a later one. */
export function toReached({ steps }: FunnelResult): readonly number[] {
  return steps.map(({ count }) => count)
}

/** The last days of a range of so many sessions that hold few enough. */
function toLastDays(range: DayRange, sessions: number): DayRange {
  const days = countDays(range)
  const read = Math.max(1, Math.min(days, Math.floor((days * MOST_SESSIONS) / Math.max(1, sessions))))
  return { from: addDays(range.to, -read), to: range.to }
}
