import type { ReactNode } from 'react'
import { formatChance, toChanceWord } from '@/lib/format/format-chance'
import { formatCount, formatFineShare } from '@/lib/format/format-number'
import { isGoalRate, wordsOfWhole } from '@/lib/forms/goal'
import { formatGoalValue, formatTarget } from '@/lib/forms/name-goal'
import type { GoalLine } from '@/lib/reports/goals/goals-result'

/** Where a goal stands, what it needs from here, and its chance: each with what it is made of. */
export function GoalFigures({ line }: { line: GoalLine }) {
  const { goal, state, value, soFar, chance, forecast } = line
  const { metric } = goal
  const end = forecast?.fan.at(-1)
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-4 lg:grid-cols-1">
      {chance !== null && (
        <Figure name="Chance of reaching it" large text={formatChance(chance)} tone={toTone(chance)}>
          {toChanceWord(chance)}
        </Figure>
      )}
      {(state === 'reached' || state === 'missed') && (
        <Figure
          name="The quarter is over"
          large
          text={state === 'reached' ? 'Reached' : 'Missed'}
          tone={state === 'reached' ? 'text-good' : 'text-bad'}
        >
          {formatGoalValue(metric, value)} against {formatTarget(metric, goal.target)}
        </Figure>
      )}
      {state !== 'not begun' && (
        <Figure name={state === 'running' ? 'So far' : 'At the end'} text={formatGoalValue(metric, value)}>
          {isGoalRate(metric) ? `${formatCount(soFar.part)} of ${formatCount(soFar.whole)} sessions` : ''}
        </Figure>
      )}
      <Needs line={line} />
      {forecast && end && (
        <Figure name="Expected at the end" text={formatGoalValue(metric, forecast.expected)}>
          8 in 10 futures: {formatGoalValue(metric, end.p10)} to {formatGoalValue(metric, end.p90)}
        </Figure>
      )}
    </dl>
  )
}

function Needs({ line: { needed, goal, state } }: { line: GoalLine }) {
  if (!needed) return null
  const name = state === 'not begun' ? 'Needed' : 'Needed from here'
  const { verb, noun } = wordsOfWhole(goal.metric)
  if (needed.kind === 'share') {
    return (
      <Figure name={name} text={formatFineShare(needed.share)}>
        of the sessions still expected to {verb}
      </Figure>
    )
  }
  if (needed.kind === 'daily') {
    return (
      <Figure name={name} text={`${formatCount(Math.ceil(needed.count))} a day`}>
        {noun}s, until the last day
      </Figure>
    )
  }
  return needed.kind === 'certain' ? (
    <Figure name={name} text="Nothing">
      {isGoalRate(goal.metric) ? 'Already certain, if no more than expected come' : 'Already certain'}
    </Figure>
  ) : (
    <Figure name={name} text="Out of reach" tone="text-bad">
      More than 100 % of those still expected
    </Figure>
  )
}

type FigureProps = Readonly<{
  name: string
  text: string
  tone?: string
  large?: boolean
  children: ReactNode
}>

function Figure({ name, text, tone = 'text-ink', large = false, children }: FigureProps) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className={`mt-0.5 font-semibold ${large ? 'text-2xl' : 'text-lg'} ${tone}`}>
        {text}
        <span className="block font-normal text-muted text-xs">{children}</span>
      </dd>
    </div>
  )
}

function toTone(chance: number): string {
  if (chance >= 0.66) return 'text-good'
  return chance < 0.33 ? 'text-bad' : 'text-ink'
}
