import { requireDb } from '@/app/_access/visitor'
import { answerTable, inFormats } from '@/app/_answers/answer-table'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { readDataState } from '@/lib/pipeline/current-data-state'
import { toGoalAbout } from '@/lib/reports/goals/about-goal'
import { toGoalDaysTable } from '@/lib/reports/goals/goals-report'
import { runGoal } from '@/lib/reports/goals/run-goals'
import { REPORTS } from '@/lib/reports/registry'

/** The picture of one goal in numbers: what it was day by day, and the bands to come. */
type Context = Readonly<{ params: Promise<{ goal: string }> }>

export const { csv, xlsx } = inFormats(async (format, _: Request, { params }: Context) => {
  const settings = readRequestSettings()
  const db = await requireDb('viewer')
  const line = await runGoal(db, (await params).goal, settings)
  return answerTable(format, {
    name: `goal-${line.goal.id}`,
    table: toGoalDaysTable(line),
    about: async () =>
      toGoalAbout(line, {
        ...settings,
        dataState: await readDataState(db, REPORTS.goals.reads, settings.now),
      }),
  })
})
