import { requireDb } from '@/app/_access/visitor'
import { answerError } from '@/app/api/answer-error'
import { readRequestSettings } from '@/app/api/read-request-settings'
import { toGoalDaysTable } from '@/lib/reports/goals/goals-table'
import { runGoal } from '@/lib/reports/goals/run-goals'
import { toReportCsv } from '@/lib/reports/report-csv'

/** The picture of one goal as CSV: what it was day by day, and the bands to come. */
export async function GET(_: Request, { params }: { params: Promise<{ goal: string }> }): Promise<Response> {
  try {
    const line = await runGoal(await requireDb('viewer'), (await params).goal, readRequestSettings())
    return new Response(toReportCsv(toGoalDaysTable(line)), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="tundish-goal-${line.goal.id}.csv"`,
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    return answerError(error)
  }
}
