import { requireDb } from '@/app/_access/visitor'
import { answerTable, inFormats } from '@/app/_answers/answer-table'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { formatMoment, formatRange } from '@/lib/format/format-day'
import { ofGoal } from '@/lib/forms/goal'
import { formatTarget, nameGoal } from '@/lib/forms/name-goal'
import type { DataState } from '@/lib/models/data-state'
import { sayDataState } from '@/lib/models/explain-data-state'
import { readDataState } from '@/lib/pipeline/current-data-state'
import type { RequestSettings } from '@/lib/query/request/request'
import { unitOf } from '@/lib/query/unit'
import { toGoalDaysTable } from '@/lib/reports/goals/goals-report'
import type { GoalLine } from '@/lib/reports/goals/goals-result'
import { runGoal } from '@/lib/reports/goals/run-goals'
import { REPORTS } from '@/lib/reports/registry'
import type { About } from '@/lib/reports/report-xlsx'

/** The picture of one goal in numbers: what it was day by day, and the bands to come. */
type Context = Readonly<{ params: Promise<{ goal: string }> }>

export const { csv, xlsx } = inFormats(async (format, _: Request, { params }: Context) => {
  const settings = await readRequestSettings()
  const db = await requireDb('viewer')
  const line = await runGoal(db, (await params).goal, settings)
  return answerTable(format, {
    name: `goal-${line.goal.id}`,
    table: toGoalDaysTable(line),
    about: async () => toAbout(line, settings, await readDataState(db, REPORTS.goals.reads, settings)),
  })
})

function toAbout({ goal }: GoalLine, { now, fiscalMonth }: RequestSettings, dataState: DataState): About {
  return {
    title: nameGoal(goal, fiscalMonth),
    lines: [
      ['Question', 'How does the goal stand day by day, and what is likely for the days to come?'],
      ['Days', formatRange(goal.quarter)],
      ['Target', formatTarget(goal.metric, goal.target)],
      ['Counted', unitOf({ ...ofGoal(goal), unit: 'sessions' }).label],
      ['As of', `${formatMoment(now, 'UTC')} UTC`],
      ['Data', sayDataState(dataState, 'UTC')],
      [
        'How to read',
        'A value is that of the quarter up to and with its day: a share of 0 to 1, or a count.',
      ],
      ['', 'p10 to p90 are percentiles of the forecast: in one of ten cases it is below p10.'],
    ],
  }
}
