import { formatChance, toChanceWord } from '@/lib/format/format-chance'
import { formatCount, formatFineShare } from '@/lib/format/format-number'
import { isGoalRate, ofGoal, wordsOfWhole } from '@/lib/forms/goal'
import { formatGoalValue, formatTarget } from '@/lib/forms/name-goal'
import { unitOf } from '@/lib/query/unit'
import type { GoalLine } from '@/lib/reports/goals/goals-result'

type Figure = Readonly<{ name: string; text: string; says: string; tone?: string; isLarge?: boolean }>

/** Where a goal stands, what it needs from here, and its chance: each with what it is made of. */
export function GoalFigures({ line }: { line: GoalLine }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-4 lg:grid-cols-1">
      {listFigures(line).map(({ name, text, says, tone = 'text-ink', isLarge = false }) => (
        <div key={name}>
          <dt className="text-muted text-xs">{name}</dt>
          <dd className={`mt-0.5 font-semibold ${isLarge ? 'text-2xl' : 'text-lg'} ${tone}`}>
            {text}
            <span className="block font-normal text-muted text-xs">{says}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function listFigures(line: GoalLine): readonly Figure[] {
  const { goal, state, value, soFar, chance, forecast } = line
  const { many } = unitOf({ ...ofGoal(goal), unit: 'sessions' })
  const { metric, target } = goal
  const say = (amount: number | null) => formatGoalValue(metric, amount)
  const end = forecast?.fan.at(-1)
  const figures: (Figure | null)[] = [
    chance === null
      ? null
      : {
          name: 'Chance of reaching it',
          text: formatChance(chance),
          says: toChanceWord(chance),
          tone: toTone(chance),
          isLarge: true,
        },
    state === 'reached' || state === 'missed'
      ? { ...OVER[state], says: `${say(value)} against ${formatTarget(metric, target)}`, isLarge: true }
      : null,
    state === 'not begun' || goal.funnel?.problem
      ? null
      : {
          name: state === 'running' ? 'So far' : 'At the end',
          text: say(value),
          says: isGoalRate(metric) ? `${formatCount(soFar.part)} of ${formatCount(soFar.whole)} ${many}` : '',
        },
    sayNeeded(line, many),
    forecast && end
      ? {
          name: 'Expected at the end',
          text: say(forecast.expected),
          says: `8 in 10 futures: ${say(end.p10)} to ${say(end.p90)}`,
        }
      : null,
  ]
  return figures.filter((figure) => figure !== null)
}

const OVER = {
  reached: { name: 'The quarter is over', text: 'Reached', tone: 'text-good' },
  missed: { name: 'The quarter is over', text: 'Missed', tone: 'text-bad' },
} as const

function sayNeeded({ needed, goal, state }: GoalLine, many: string): Figure | null {
  if (!needed) return null
  const { metric } = goal
  const name = state === 'not begun' ? 'Needed' : 'Needed from here'
  const { verb, nouns } = wordsOfWhole(goal)
  if (needed.kind === 'share') {
    return { name, text: formatFineShare(needed.share), says: `of the ${many} still expected to ${verb}` }
  }
  if (needed.kind === 'daily') {
    const text = `${formatCount(Math.ceil(needed.count))} a day`
    return { name, text, says: `${nouns}, until the last day` }
  }
  if (needed.kind === 'certain') {
    const also = isGoalRate(metric) ? ', if no more than expected come' : ''
    return { name, text: 'Nothing', says: `Already certain${also}` }
  }
  return { name, text: 'Out of reach', tone: 'text-bad', says: 'More than 100 % of those still expected' }
}

function toTone(chance: number): string {
  if (chance >= 0.66) return 'text-good'
  return chance < 0.33 ? 'text-bad' : 'text-ink'
}
