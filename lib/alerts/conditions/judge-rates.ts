import { formatRange } from '@/lib/format/format-day'
import { formatName } from '@/lib/format/format-name'
import { formatPoints, formatShare } from '@/lib/format/format-number'
import { type GoalFunnel, ofGoal } from '@/lib/forms/goal'
import { windowMs } from '@/lib/funnel/window'
import { listMetricNames, toMetric } from '@/lib/query/metric'
import { EVERYTHING } from '@/lib/query/report-query'
import { unitOf } from '@/lib/query/unit'
import { toCountedDays } from '@/lib/reports/goals/goal-days'
import { runTrend } from '@/lib/reports/trend/trend-report'
import type { TrendPoint } from '@/lib/reports/trend/trend-result'
import { type Direction, judgeShift } from '@/lib/stats/changes/judge-shift'
import type { Pair, Portion } from '@/lib/stats/compare-shares'
import type { CountedDay } from '@/lib/stats/forecast/forecast-quarter'
import { addUp } from '@/lib/stats/forecast/rate-model'
import { ratio } from '@/lib/stats/ratio'
import { FEWEST_PAIRS } from '@/lib/stats/usual-change'
import { listGoals } from '@/lib/store/kept/goals'
import { getDataKind } from '@/lib/store/shop-data'
import { addDays, type Day, type DayRange, dayInZone } from '@/lib/time/day'
import { HOUR_MS } from '@/lib/time/duration'
import type { Finding, Judge, JudgeContext } from './condition'
import { rememberFor } from './remember-for'

const DAYS = 7
const DAYS_BEFORE = 28
/** Weeks before, each of which is held against the four before it: what is usual. */
const PAST_WEEKS = 12

/**
 * The rates of the whole shop in the last week, against the four weeks before: those of the product funnel, and of each
 * saved funnel on which a goal is open. Others may hold the same steps, and would tell one drop again and again. Not by the
 * verdicts of the screen: those are for one look, and this one is taken every day. Nothing is told while one of the funnels
 * is being counted.
 */
export const judgeRates: Judge = async (context) => {
  const { db } = context
  if ((await getDataKind(db)) === 'demo') return []
  const followed = (await listGoals(db)).flatMap(
    ({ closedAt, funnel }) => (closedAt === null && funnel) || [],
  )
  if (followed.some(({ isBeingCounted }) => isBeingCounted)) return null
  const counted = followed.filter(({ problem }) => problem === null)
  const funnels = new Map([null, ...counted].map((funnel) => [funnel?.id, funnel]))
  const findings = [...funnels.values()].map((funnel) => judgeFunnel(context, funnel))
  return (await Promise.all(findings)).flat()
}

/** Of the product funnel where none is given. */
async function judgeFunnel(
  { db, settings, now, open }: JudgeContext,
  funnel: GoalFunnel | null,
): Promise<readonly Finding[]> {
  const { timeZone, conversionHours, smallestChange: smallest } = settings
  const of = ofGoal({ funnel })
  const openMs = windowMs(of) ?? conversionHours * HOUR_MS
  const days = toRateDays(dayInZone(new Date(now.getTime() - openMs), timeZone))
  const range = { from: addDays(days.before.from, -7 * PAST_WEEKS), to: days.now.to }
  const dependsOn = [days, funnel?.version]
  const { points } = await rememberFor(db, `rates ${funnel?.id ?? ''}`, dependsOn, () =>
    runTrend(db, { ...EVERYTHING, ...of, range }),
  )
  return listMetricNames(of, ['rate']).flatMap(
    (metric) => toRateFinding(metric, points, { days, smallest, open, funnel }) ?? [],
  )
}

type RateDays = Readonly<{ now: DayRange; before: DayRange }>

/** Whole days before a day: those whose sessions, or attempts, had all the time that they have to convert. */
export function toRateDays(end: Day): RateDays {
  const start = addDays(end, -DAYS)
  return { now: { from: start, to: end }, before: { from: addDays(start, -DAYS_BEFORE), to: start } }
}

type Given = Readonly<{ days: RateDays; smallest: number; funnel: GoalFunnel | null }> &
  Pick<JudgeContext, 'open'>

function toRateFinding(
  metric: string,
  points: readonly TrendPoint[],
  { days, smallest, open, funnel }: Given,
): Finding | null {
  const key = `rate:${funnel ? `${funnel.id}:` : ''}${metric}` as const
  const of = ofGoal({ funnel })
  const { label } = toMetric(metric, of)
  const { many } = unitOf({ ...of, unit: 'sessions' })
  const counted = toCountedDays(points, toMetric(metric, of), days.now.to)
  const [before, now] = [inDays(counted, days.before), inDays(counted, days.now)]
  const past = listPast(counted, days.now.from)
  const known = DIRECTIONS.find((one) => one === open.get(key)) ?? null
  const direction = judgeShift(before, now, { smallest, known, past })
  if (direction === null) return null
  const [share, shareBefore] = [toShare(now), toShare(before)]
  return {
    key,
    severity: 'warning',
    title: `${label}${funnel ? ` of ${formatName(funnel.name)}` : ''} is ${direction}: ${formatPoints(share - shareBefore)}`,
    detail: `${formatShare(share)} of ${many} on ${formatRange(days.now)}, ${formatShare(shareBefore)} on ${formatRange(days.before)}; ${sayUsual(past)}`,
    path: `/?from=${days.now.from}&to=${days.now.to}${funnel ? `&funnel=${funnel.id}` : ''}`,
    fingerprint: direction,
  }
}

/** Weeks before the last one, each beside the four before it; only those of which all days are known. */
function listPast(counted: readonly CountedDay[], end: Day): readonly Pair[] {
  const weeks = Array.from({ length: PAST_WEEKS }, (_, back) => toRateDays(addDays(end, -DAYS * back)))
  const [first] = counted
  const known = weeks.filter(({ before }) => first && first.day <= before.from)
  return known.map((week) => ({
    before: addUp(inDays(counted, week.before)),
    now: addUp(inDays(counted, week.now)),
  }))
}

function inDays(counted: readonly CountedDay[], { from, to }: DayRange): CountedDay[] {
  return counted.filter(({ day }) => day >= from && day < to)
}

/** By what it was judged. */
function sayUsual({ length }: readonly Pair[]): string {
  const chance = 'chance and the ups and downs of days alone would seldom do that'
  return length < FEWEST_PAIRS
    ? `${chance}; how much weeks usually differ is not known yet.`
    : `${chance}, and it is more than weeks of this shop usually differ.`
}

const DIRECTIONS: readonly Direction[] = ['up', 'down']

function toShare(days: readonly Portion[]): number {
  const { part, whole } = addUp(days)
  return ratio(part, whole) ?? 0
}
