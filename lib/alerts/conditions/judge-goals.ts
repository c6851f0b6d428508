import { type ChanceWord, formatChance, toChanceWord } from '@/lib/format/format-chance'
import { formatGoalValue, formatTarget, nameGoal } from '@/lib/query/name-goal'
import type { GoalLine } from '@/lib/reports/goals/goals-result'
import { runGoals } from '@/lib/reports/goals/run-goals'
import { dayInZone } from '@/lib/time/day'
import type { FiscalMonth } from '@/lib/time/grain'
import type { Finding } from '../finding'
import type { Judge } from './judge-context'
import { rememberFor } from './remember-for'

/** Goals that are followed and unlikely to be met. Asked anew when the day, the numbers or a goal changed. */
export const judgeGoals: Judge = async ({ db, settings: { timeZone, fiscalMonth }, now }) => {
  const today = dayInZone(now, timeZone)
  const changes = await db.goalChange.aggregate({ _max: { changedAt: true }, _count: true })
  const lines = await rememberFor(db, 'goals', [today, fiscalMonth, changes], async () => {
    const result = await runGoals(db, { today, fiscalMonth })
    return result.lines
  })
  return lines.flatMap((line) => toGoalFindings(line, fiscalMonth))
}

const AT_RISK: ReadonlySet<ChanceWord> = new Set(['unlikely', 'very unlikely'])

export function toGoalFindings({ goal, chance, value }: GoalLine, fiscalMonth: FiscalMonth): Finding[] {
  if (goal.closedAt !== null || chance === null) return []
  const word = toChanceWord(chance)
  if (!AT_RISK.has(word)) return []
  const target = formatTarget(goal.metric, goal.target)
  return [
    {
      key: `goal:${goal.id}`,
      severity: 'warning',
      title: `A goal is at risk: ${nameGoal(goal, fiscalMonth)}`,
      detail: `It is ${word} that ${target} will be reached (${formatChance(chance)}); so far it is ${formatGoalValue(goal.metric, value)}. It belongs to ${goal.owner}.`,
      path: '/goals',
      fingerprint: `${word}, ${target}`,
    },
  ]
}
