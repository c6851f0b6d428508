import { formatChance, toChanceWord } from '@/lib/format/format-chance'
import { nameGoal } from '@/lib/forms/name-goal'
import type { FiscalMonth } from '@/lib/time/grain'
import { type Sentences, say, strong } from '../sentences'
import type { GoalLine, GoalsResult } from './goals-result'

type Foreseen = GoalLine & Readonly<{ chance: number }>

/** "1 of 2 goals is likely to be met: Cart per view, whole shop, Q4 2026 (81 %)." Null where no goal is open. */
export function answerGoals({ lines }: GoalsResult, fiscalMonth: FiscalMonth): Sentences | null {
  const open = lines.filter(({ goal }) => goal.closedAt === null)
  if (open.length === 0) return null
  const foreseen = open.flatMap((line): Foreseen[] =>
    line.chance === null ? [] : [{ ...line, chance: line.chance }],
  )
  const over = open.filter(({ state }) => state === 'reached' || state === 'missed')
  return [
    ...(foreseen.length > 0 ? answerForeseen(foreseen, fiscalMonth) : []),
    ...answerOver(over, foreseen),
  ]
}

function answerForeseen(lines: readonly Foreseen[], fiscalMonth: FiscalMonth): Sentences {
  const likely = lines.filter(({ chance }) => isLikely(chance))
  const [only] = lines
  if (lines.length === 1 && only) {
    return say`${nameGoal(only.goal, fiscalMonth)}: it is ${strong(toChanceWord(only.chance))} that the goal will be met (${formatChance(only.chance)}).`
  }
  const verb = likely.length === 1 ? 'is' : 'are'
  const count = strong(`${likely.length === 0 ? 'None' : likely.length} of ${lines.length} goals`)
  if (likely.length === 0) {
    const best = [...lines].sort((a, b) => b.chance - a.chance)[0]
    const nearest = best ? `${nameGoal(best.goal, fiscalMonth)} (${formatChance(best.chance)})` : ''
    return say`${count} is likely to be met. The best chance has ${nearest}.`
  }
  const named = likely.map(({ goal, chance }) => `${nameGoal(goal, fiscalMonth)} (${formatChance(chance)})`)
  return say`${count} ${verb} likely to be met: ${named.join('; ')}.`
}

function answerOver(lines: readonly GoalLine[], foreseen: readonly Foreseen[]): Sentences {
  if (lines.length === 0) return foreseen.length > 0 ? [] : say`Nothing can be said of the goals yet.`
  const reached = lines.filter(({ state }) => state === 'reached').length
  const of =
    lines.length === 1 ? '1 goal whose quarter is over' : `${lines.length} goals whose quarter is over`
  return say`${foreseen.length > 0 ? ' ' : ''}Of ${of}, ${strong(`${reached === 0 ? 'none' : reached} ${reached === 1 ? 'was' : 'were'} reached`)}.`
}

function isLikely(chance: number): boolean {
  const word = toChanceWord(chance)
  return word === 'likely' || word === 'very likely'
}
