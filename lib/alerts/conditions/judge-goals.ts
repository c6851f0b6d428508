import { formatChance, toChanceWord } from '@/lib/format/format-chance'
import { formatGoalValue, formatTarget, nameGoal } from '@/lib/forms/name-goal'
import type { GoalStanding } from '@/lib/reports/goals/goals-result'
import { runGoalStandings } from '@/lib/reports/goals/run-goals'
import { listGoals } from '@/lib/store/kept/goals'
import { getDataKind } from '@/lib/store/shop-data'
import { dayInZone } from '@/lib/time/day'
import type { FiscalMonth } from '@/lib/time/grain'
import type { Finding, Judge } from './condition'
import { rememberFor } from './remember-for'

/**
 * Goals that are followed and unlikely to be met; nothing is told while the funnel of one is being counted. Asked anew when
 * the day, the numbers, a goal, its funnel or the name of its product changed.
 */
export const judgeGoals: Judge = async ({ db, settings: { timeZone, fiscalMonth }, now, open }) => {
  if ((await getDataKind(db)) === 'demo') return []
  const today = dayInZone(now, timeZone)
  const changes = await db.goalChange.aggregate({ _max: { changedAt: true }, _count: true })
  const goals = await listGoals(db)
  if (goals.some(({ closedAt, funnel }) => closedAt === null && funnel?.isBeingCounted)) return null
  const subjects = goals.map(({ scope, funnel }) => [
    scope.name,
    funnel?.name,
    funnel?.version,
    funnel?.problem,
  ])
  const lines = await rememberFor(db, 'goals', [today, fiscalMonth, changes, subjects], () =>
    runGoalStandings(db, { today, fiscalMonth }),
  )
  return lines.flatMap((line) => toGoalFindings(line, fiscalMonth, open.get(toKey(line))))
}

/** The worst first. */
const RISKS = ['very unlikely', 'unlikely'] as const

/** One that is open is over only when it is as likely as not: a forecast moves by itself from day to day. */
const SAFE = 0.5

/**
 * At most one. `before` is its fingerprint while it is open. That it became very unlikely is news, once; that it is
 * merely unlikely again is not.
 */
export function toGoalFindings(
  line: GoalStanding,
  fiscalMonth: FiscalMonth,
  before: string | undefined,
): Finding[] {
  const { goal, chance, value } = line
  if (goal.closedAt !== null || chance === null) return []
  const word = toChanceWord(chance)
  const target = formatTarget(goal.metric, goal.target)
  const known = RISKS.find((risk) => before === `${risk}, ${target}`)
  const risk = RISKS.find((one) => one === word || one === known)
  if (!risk || (known && chance >= SAFE)) return []
  return [
    {
      key: toKey(line),
      severity: 'warning',
      title: `A goal is at risk: ${nameGoal(goal, fiscalMonth)}`,
      detail: `It is ${word} that ${target} will be reached (${formatChance(chance)}); so far it is ${formatGoalValue(goal.metric, value)}. It belongs to ${goal.owner}.`,
      path: goal.funnel ? `/goals?funnel=${goal.funnel.id}` : '/goals',
      fingerprint: `${risk}, ${target}`,
    },
  ]
}

function toKey({ goal }: Pick<GoalStanding, 'goal'>): `goal:${string}` {
  return `goal:${goal.id}`
}
