import { FanChart } from '@/components/charts/fan/fan-chart'
import type { Fan, FanActual, FanPoint } from '@/components/charts/fan/fan-scale'
import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { formatBucket, formatDay } from '@/lib/format/format-day'
import { formatMany } from '@/lib/format/format-many'
import { formatCompact, formatCount, NOTHING } from '@/lib/format/format-number'
import { isGoalRate, ofGoal } from '@/lib/forms/goal'
import { formatGoalValue, formatTarget, nameGoal } from '@/lib/forms/name-goal'
import { openDays } from '@/lib/funnel/window'
import type { GoalLine } from '@/lib/reports/goals/goals-result'
import { addDays, countDays } from '@/lib/time/day'
import type { FiscalMonth } from '@/lib/time/grain'
import { sayScore } from './say-outlook'

type Props = Readonly<{ line: GoalLine; fiscalMonth: FiscalMonth; marks: Fan['marks'] }>

/** How the value went so far, and where it may go; nothing where neither is known. */
export function GoalPicture({ line, fiscalMonth, marks }: Props) {
  const { goal, actual, forecast, score } = line
  const { metric, target, quarter } = goal
  const rate = isGoalRate(metric)
  const open = openDays(ofGoal(goal))
  const days = Array.from({ length: countDays(quarter) }, (_, index) => addDays(quarter.from, index))
  return (
    <>
      <FanChart
        label={toLabel(line, fiscalMonth)}
        days={days}
        actual={actual}
        fan={forecast?.fan ?? []}
        target={target}
        isShare={rate}
        format={(value) => (rate ? `${Number((value * 100).toFixed(2))} %` : formatCompact(value))}
        formatEnd={(value) => formatGoalValue(metric, value)}
        targetText={`Target ${formatTarget(metric, target)}`}
        marks={marks}
      />
      <p className="mt-3 text-muted text-xs">
        {rate ? 'The rate' : 'The count'} from the first day of the quarter to each day.{' '}
        {forecast && 'Dark band: 5 in 10 futures; light band: 8 in 10; dashed: the middle.'}
        {open > 0 &&
          ` Attempts that began in the last ${formatMany(open, 'day')} may still go on, so these count as days to come.`}
      </p>
      {score && <p className="mt-2 text-ink-soft text-sm">{sayScore(score)}</p>}
    </>
  )
}

/** The days of the picture, and how earlier forecasts did. */
export function GoalNumbers({ line, fiscalMonth }: Pick<Props, 'line' | 'fiscalMonth'>) {
  const { goal, actual, forecast, score } = line
  const format = (value: number | null) => formatGoalValue(goal.metric, value)
  const days: readonly (FanPoint | FanActual)[] = [...actual, ...(forecast?.fan ?? [])]
  const ofFan = (head: string, end: keyof Omit<FanPoint, 'day'>): NumbersColumn<FanPoint | FanActual> => {
    return [head, (day) => ('p10' in day ? format(day[end]) : NOTHING)]
  }
  return (
    <div className="space-y-4">
      <DataTable
        caption={`${nameGoal(goal, fiscalMonth)}, day by day`}
        rows={days}
        columns={[
          ['Day', ({ day }) => formatDay(day)],
          ['So far', (day) => ('value' in day ? format(day.value) : NOTHING)],
          ofFan('1 in 10 below', 'p10'),
          ofFan('1 in 4 below', 'p25'),
          ofFan('Middle', 'p50'),
          ofFan('3 in 4 below', 'p75'),
          ofFan('9 in 10 below', 'p90'),
        ]}
      />
      {score && score.quarters.length > 0 && (
        <DataTable
          caption="Earlier forecasts, made on the same day of their quarter"
          rows={score.quarters}
          columns={[
            ['Quarter', ({ quarter }) => formatBucket(quarter.from, 'quarter', fiscalMonth)],
            ['Band from', ({ low }) => format(low)],
            ['to', ({ high }) => format(high)],
            ['It became', ({ actual: became }) => format(became)],
            ['Within', ({ held }) => (held ? 'yes' : 'no')],
            ['Chance given', ({ chance }) => (chance === null ? NOTHING : `${formatCount(chance * 100)} %`)],
            ['Came true', ({ reached }) => (reached === null ? NOTHING : reached ? 'yes' : 'no')],
          ]}
        />
      )}
    </div>
  )
}

function toLabel({ goal, value, forecast }: GoalLine, fiscalMonth: FiscalMonth): string {
  const { metric, target } = goal
  const end = forecast?.fan.at(-1)
  const expected = end
    ? `; at the end 8 in 10 futures lie between ${formatGoalValue(metric, end.p10)} and ${formatGoalValue(metric, end.p90)}`
    : ''
  return `${nameGoal(goal, fiscalMonth)}: so far ${formatGoalValue(metric, value)}, target ${formatTarget(metric, target)}${expected}`
}
