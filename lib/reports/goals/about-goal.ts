import { formatMoment, formatRange } from '@/lib/format/format-day'
import { formatTarget, nameGoal } from '@/lib/forms/name-goal'
import type { DataState } from '@/lib/models/data-state'
import { sayDataState } from '@/lib/models/explain-data-state'
import type { FiscalMonth } from '@/lib/time/grain'
import type { About } from '../report-xlsx'
import type { GoalLine } from './goals-result'

/** What the file of one goal's picture says of itself. */
export function toGoalAbout(
  { goal }: GoalLine,
  { now, fiscalMonth, dataState }: Readonly<{ now: Date; fiscalMonth: FiscalMonth; dataState: DataState }>,
): About {
  return {
    title: nameGoal(goal, fiscalMonth),
    lines: [
      {
        label: 'Question',
        text: 'How does the goal stand day by day, and what is likely for the days to come?',
      },
      { label: 'Days', text: formatRange(goal.quarter) },
      { label: 'Target', text: formatTarget(goal.metric, goal.target) },
      { label: 'Counted', text: 'Sessions' },
      { label: 'As of', text: `${formatMoment(now, 'UTC')} UTC` },
      { label: 'Data', text: sayDataState(dataState, 'UTC') },
      {
        label: 'How to read',
        text: 'A value is that of the quarter up to and with its day: a share of 0 to 1, or a count.',
      },
      { label: '', text: 'p10 to p90 are percentiles of the forecast: in one of ten cases it is below p10.' },
    ],
  }
}
