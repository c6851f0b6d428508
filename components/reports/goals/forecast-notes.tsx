import { type GoalMeasure, ofGoal } from '@/lib/forms/goal'
import { unitOf } from '@/lib/query/unit'
import type { ForecastScore } from '@/lib/stats/forecast/score-forecasts'

type Props = Readonly<{ goal: Pick<GoalMeasure, 'funnel'>; score: ForecastScore | null }>

/** How the chance comes about, and how it is checked. */
export function ForecastNotes({ goal, score }: Props) {
  const { brier = null, quarters = [] } = score ?? {}
  const { label, many } = unitOf({ ...ofGoal(goal), unit: 'sessions' })
  return (
    <>
      <p>
        The rest of the quarter is played through 2,000 times. {label} a day follow the weekdays of the last
        eight weeks and, where there is a year of data, the same days of last year; level and rate move from
        week to week by as much as they did before, beyond chance. The chance is how many of these futures end
        at the target or above. The same data give the same answer.
      </p>
      <p>
        What is needed from here is what the {many} still expected must bring. Earlier forecasts are made anew
        from what was known on the same day of up to six past quarters
        {brier !== null &&
          `; for the chance to do at least as well as the quarter before, their Brier score is ${brier.toFixed(2)} over ${quarters.filter(({ chance }) => chance !== null).length} (0 is perfect, 0.25 is a coin)`}
        .
      </p>
    </>
  )
}
