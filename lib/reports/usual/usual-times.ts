import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import type { PastOfMedian } from '@/lib/stats/changes/compare-medians'
import { toDesignEffect, type UserMoments } from '@/lib/stats/design-effect'
import { ratio } from '@/lib/stats/ratio'
import type { DayRange } from '@/lib/time/day'
import { ofWholeShop } from '../products/list-in-scope'
import type { AskAnother, Asked, Question } from '../report'
import { TIME_TO_STEP } from '../time-to-step/time-to-step-report'
import { askLikeness, overLastDays, toMoments } from './ask-likeness'
import { timeMomentsSql, type UserMomentsRow } from './user-moments-sql'
import { listKnownPairs } from './usual-report'
import type { Likeness } from './usual-result'

type GapMoments = Readonly<{ gap: number; moments: UserMoments }>

const TIME_MOMENTS: Question<readonly GapMoments[], never> = {
  name: 'time-moments',
  takes: [],
  run: async (db, { query }, ask) => {
    const sql = timeMomentsSql(await overLastDays(db, query, ask))
    const rows = await db.$queryRaw<(UserMomentsRow & Readonly<{ gap: number }>)[]>(sql)
    return rows.map((row) => ({ gap: row.gap, moments: toMoments(row) }))
  },
}

/** What medians of times did in pairs of ranges before, by place of the gap; times are of sessions, whatever the unit. */
export const USUAL_TIMES: Question<readonly PastOfMedian[], 'before'> = {
  name: 'usual-times',
  takes: ['before'],
  run: runUsualTimes,
}

async function runUsualTimes(db: Db, { query, before }: Asked<'before'>, ask: AskAnother) {
  if (!before) return []
  const asked: ReportQuery = Object.freeze({ ...before, unit: 'sessions' })
  const medians = async (range: DayRange) =>
    (await ask(TIME_TO_STEP, { query: overRange(query, range) })).gaps.map(
      ({ medianSeconds }) => medianSeconds,
    )
  const ranges = await listKnownPairs(db, before, query)
  const [pairs, moments, likeness] = await Promise.all([
    Promise.all(ranges.map(async (pair) => [await medians(pair.before), await medians(pair.now)] as const)),
    ask(TIME_MOMENTS, { query: ofWholeShop(asked) }),
    askLikeness(ask, asked),
  ])
  return listGaps(funnelOf(query)).map(({ place, to }): PastOfMedian => {
    const own = moments.find(({ gap }) => gap === place)?.moments
    const differences = pairs.flatMap(([earlier, later]) => {
      const [from, until] = [earlier[place] ?? null, later[place] ?? null]
      return from === null || until === null ? [] : [until - from]
    })
    return { designEffect: own ? toTimeEffect(own, likeness, to) : 1, differences }
  })
}

/** That of being below the median. A user has as many times as sessions that came to the later step, in the proportion of those looked at. */
function toTimeEffect(own: UserMoments, likeness: Likeness | null, to: number): number {
  const { users = [], sessions = [] } = likeness?.moments ?? {}
  const timesPerSession = ratio(
    (own.sessions[0] ?? 0) * (users[to] ?? 0),
    (own.users[0] ?? 0) * (sessions[to] ?? 0),
  )
  const sessionsPerUser = likeness?.sessionsPerUser[to] ?? null
  const timesPerUser =
    timesPerSession === null || sessionsPerUser === null ? null : timesPerSession * sessionsPerUser
  return toDesignEffect(own, { part: 1, whole: 0 }, timesPerUser)
}
