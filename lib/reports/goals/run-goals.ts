import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { GoalScope, GoalSubject } from '@/lib/forms/goal'
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

/** Every goal, open and closed, and how it stands. */
export async function runGoals(db: Db, now: GoalsNow): Promise<GoalsResult> {
  return { today: now.today, lines: await toLines(db, await listGoals(db), now, toGoalLine) }
}

/** The same, without how good earlier forecasts were: for whoever asks again and again. */
export async function runGoalStandings(db: Db, now: GoalsNow): Promise<readonly GoalStanding[]> {
  return toLines(db, await listGoals(db), now, toGoalStanding)
}

/**
 * The goals that a request asks for: of its product or category, its metric, and quarters that its range touches.
 * Goals count sessions. Throws `unknown_product`, `unknown_category`, and `bad_parameter` where users were asked for.
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
 * Days of a scope up to yesterday: two years and six quarters back, so that each earlier forecast has its two years,
 * or from `atLeast` on. Throws `unknown_product` and `unknown_category`.
 */
async function readDays(
  db: Db,
  scope: GoalScope,
  { today, fiscalMonth }: GoalsNow,
  atLeast: Day = today,
): Promise<readonly TrendPoint[]> {
  const usual = addDays(moveGrain(quarterOf(today, fiscalMonth).from, 'quarter', -6), -PAST_DAYS)
  const earliest = [usual, atLeast].sort()[0] ?? usual
  const { points } = await runTrend(db, {
    ...EVERYTHING,
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

function isAsked({ scope, metric, quarter }: Goal, { query, metric: asked }: Asked<'metric'>): boolean {
  const of = scope.kind === 'product' ? scope.id : scope.name
  if (Object.entries(query.scope).some(([kind, value]) => kind !== scope.kind || value !== of)) return false
  if (asked !== null && metric !== asked) return false
  return !query.range || (quarter.from < query.range.to && query.range.from < quarter.to)
}

/** Goals of the same scope share one question to the database; one whose scope is gone says so, and no more. */
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
    const key = JSON.stringify(goal.scope)
    const reading = byScope.get(key) ?? readKnownDays(db, goal.scope, now, earliest)
    byScope.set(key, reading)
    const points = await reading
    const days = typeof points === 'string' ? points : toCountedDays(points, goal.metric, now.today)
    lines.push(toLine(goal, days, now.today))
  }
  return lines
}

async function readKnownDays(
  db: Db,
  scope: GoalScope,
  now: GoalsNow,
  earliest: Day,
): Promise<readonly TrendPoint[] | string> {
  try {
    return await readDays(db, scope, now, earliest)
  } catch (error) {
    if (error instanceof TundishError && GONE.has(error.code)) return error.message
    throw error
  }
}

const GONE: ReadonlySet<string> = new Set(['unknown_product', 'unknown_category'])

/** What is known of a goal before its target is set. Throws `unknown_product` and `unknown_category`. */
export async function runGoalOutlook(db: Db, subject: GoalSubject, now: GoalsNow): Promise<GoalOutlook> {
  const ask: AskAnother = (question, asked) => question.run(db, asked, ask)
  const lastQuarter = moveQuarters(quarterOf(now.today, now.fiscalMonth), -1, now.fiscalMonth)
  const scope = toAskedScope(subject.scope)
  const [points, likeness] = await Promise.all([
    readDays(db, subject.scope, now),
    askLikeness(ask, { ...EVERYTHING, range: lastQuarter, scope }),
  ])
  return toGoalOutlook(subject, toCountedDays(points, subject.metric, now.today), now.today, likeness)
}
