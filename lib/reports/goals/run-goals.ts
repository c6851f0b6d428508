import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { type GoalScope, type GoalSubject, ofGoal } from '@/lib/forms/goal'
import { funnelKeyOf } from '@/lib/funnel/funnel-of'
import { openDays } from '@/lib/funnel/window'
import { moveQuarters } from '@/lib/query/comparison'
import { quarterOf } from '@/lib/query/range-preset'
import { EVERYTHING } from '@/lib/query/report-query'
import type { Scope } from '@/lib/query/scope'
import type { CountedDay } from '@/lib/stats/forecast/forecast-quarter'
import { type Goal, getGoal, listGoals } from '@/lib/store/kept/goals'
import { requireScope } from '@/lib/store/products'
import { addDays, type Day, FIRST_DAY } from '@/lib/time/day'
import { type FiscalMonth, moveGrain } from '@/lib/time/grain'
import type { AskAnother, Asked } from '../report'
import { runTrend } from '../trend/trend-report'
import type { TrendPoint } from '../trend/trend-result'
import { askLikeness } from '../usual/ask-likeness'
import { toCountedDays } from './goal-days'
import { type GoalOutlook, toGoalOutlook } from './goal-outlook'
import {
  type GoalLine,
  type GoalStanding,
  type GoalsResult,
  toGoalLine,
  toGoalStanding,
} from './goals-result'

/** The workspace's day, and where its quarters begin. */
export type GoalsNow = Readonly<{ today: Day; fiscalMonth: FiscalMonth }>

/** Every goal, open and closed, and how it stands; of one funnel where its key is given (`funnelKeyOf`). */
export async function runGoals(db: Db, now: GoalsNow, key: string | null = null): Promise<GoalsResult> {
  const goals = await listGoals(db)
  const asked = goals.filter((goal) => key === null || funnelKeyOf(ofGoal(goal)) === key)
  return { today: now.today, lines: await toLines(db, asked, now, toGoalLine) }
}

/** The same, without how good earlier forecasts were: for whoever asks again and again. */
export async function runGoalStandings(db: Db, now: GoalsNow): Promise<readonly GoalStanding[]> {
  return toLines(db, await listGoals(db), now, toGoalStanding)
}

/**
 * The goals that a request asks for: of its funnel, its product or category, its metric, and quarters that its range
 * touches; of what it does not say, all. Goals count sessions. Throws `unknown_product`, `unknown_category`, and `bad_parameter` where users were asked for.
 */
export async function runAskedGoals(db: Db, request: Asked<'metric' | 'today'>): Promise<GoalsResult> {
  const { query, today } = request
  if (query.unit === 'users') {
    throw new TundishError('bad_parameter', 'Goals count sessions; leave "unit" out, or give sessions.')
  }
  await requireScope(db, query.scope)
  const asked = (await listGoals(db)).filter((goal) => isAsked(goal, request))
  return { today, lines: await toLines(db, asked, { today, fiscalMonth: query.fiscalMonth }, toGoalLine) }
}

/** Throws `unknown_goal`. */
export async function runGoal(db: Db, id: string, now: GoalsNow): Promise<GoalLine> {
  const goal = await getGoal(db, id)
  const [line] = goal ? await toLines(db, [goal], now, toGoalLine) : []
  if (!line) throw new TundishError('unknown_goal', 'There is no such goal; it may have been removed.')
  return line
}

/**
 * Days of a funnel and scope up to yesterday: two years and six quarters back, so that each earlier forecast has its two years,
 * or from `atLeast` on. Throws `unknown_product` and `unknown_category`.
 */
async function readDays(
  db: Db,
  { scope, funnel }: Pick<GoalSubject, 'scope' | 'funnel'>,
  { today, fiscalMonth }: GoalsNow,
  atLeast: Day = today,
): Promise<readonly TrendPoint[]> {
  const usual = addDays(moveGrain(quarterOf(today, fiscalMonth).from, 'quarter', -6), -PAST_DAYS)
  const earliest = [usual, atLeast].sort()[0] ?? usual
  const { points } = await runTrend(db, {
    ...EVERYTHING,
    ...ofGoal({ funnel }),
    range: { from: earliest > FIRST_DAY ? earliest : FIRST_DAY, to: today },
    scope: toAskedScope(scope),
    fiscalMonth,
  })
  return points
}

function toAskedScope(scope: GoalScope): Scope {
  if (scope.kind === 'shop') return {}
  if (scope.kind === 'category') return { category: scope.name }
  const { id, name } = scope
  if (id !== null) return { product: id }
  const sentence = `This goal was set for a product called "${name}", and not one product alone is called so. Close it, and set it anew for the product that is meant.`
  throw new TundishError('unknown_product', sentence)
}

const PAST_DAYS = 728

function isAsked(goal: Goal, { query, metric: asked }: Asked<'metric'>): boolean {
  const { scope, metric, quarter } = goal
  if (query.funnelId !== undefined && ofGoal(goal).funnelId !== query.funnelId) return false
  const of = scope.kind === 'product' ? scope.id : scope.name
  if (Object.entries(query.scope).some(([kind, value]) => kind !== scope.kind || value !== of)) return false
  if (asked !== null && metric.name !== asked) return false
  return !query.range || (quarter.from < query.range.to && query.range.from < quarter.to)
}

/** Goals of the same funnel and scope share one question to the database; one of which nothing is known says so, and no more. */
async function toLines<Line>(
  db: Db,
  goals: readonly Goal[],
  now: GoalsNow,
  toLine: (goal: Goal, days: readonly CountedDay[] | string, today: Day) => Line,
): Promise<Line[]> {
  const earliest = goals.map(({ quarter }) => quarter.from).sort()[0] ?? now.today
  const byScope = new Map<string, Promise<readonly TrendPoint[] | string>>()
  const lines: Line[] = []
  for (const goal of goals) {
    const key = JSON.stringify([goal.scope, goal.funnel?.id, goal.funnel?.problem])
    const reading = byScope.get(key) ?? readKnownDays(db, goal, now, earliest)
    byScope.set(key, reading)
    const points = await reading
    const end = toEnd(goal, now)
    const days = typeof points === 'string' ? points : toCountedDays(points, goal.metric, end)
    lines.push(toLine(goal, days, end))
  }
  return lines
}

/** Today, or the first day of which attempts may still go on: what is known of those would be told too low. */
function toEnd(goal: Pick<GoalSubject, 'funnel'>, { today }: GoalsNow): Day {
  return addDays(today, -openDays(ofGoal(goal)))
}

async function readKnownDays(
  db: Db,
  goal: Goal,
  now: GoalsNow,
  earliest: Day,
): Promise<readonly TrendPoint[] | string> {
  if (goal.funnel?.problem) return goal.funnel.problem
  try {
    return await readDays(db, goal, now, earliest)
  } catch (error) {
    if (error instanceof TundishError && GONE.has(error.code)) return error.message
    throw error
  }
}

const GONE: ReadonlySet<string> = new Set(['unknown_product', 'unknown_category'])

/**
 * What is known of a goal before its target is set. Throws `unknown_product`, `unknown_category`, and `busy` while its funnel is
 * being counted.
 */
export async function runGoalOutlook(db: Db, subject: GoalSubject, now: GoalsNow): Promise<GoalOutlook> {
  if (subject.funnel?.problem) throw new TundishError('busy', subject.funnel.problem)
  const ask: AskAnother = (question, asked) => question.run(db, asked, ask)
  const lastQuarter = moveQuarters(quarterOf(now.today, now.fiscalMonth), -1, now.fiscalMonth)
  const scope = toAskedScope(subject.scope)
  const [points, likeness] = await Promise.all([
    readDays(db, subject, now),
    askLikeness(ask, { ...EVERYTHING, ...ofGoal(subject), range: lastQuarter, scope }),
  ])
  const end = toEnd(subject, now)
  return toGoalOutlook(subject, toCountedDays(points, subject.metric, end), end, likeness)
}
