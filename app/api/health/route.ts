import { getPublicDb } from '@/app/_access/public-db'
import { getFreshness } from '@/lib/store/freshness'
import { getLastRunId } from '@/lib/store/pipeline-runs'
import { answerError } from '../answer-error'

export const dynamic = 'force-dynamic'

/** Whether the database answers, how fresh the numbers are, and the pipeline's last run that ended. */
export async function GET(): Promise<Response> {
  try {
    const db = getPublicDb()
    const [{ refreshedAt, changedAt, dataKind, waiting }, lastRun] = await Promise.all([
      getFreshness(db),
      getLastRunId(db),
    ])
    const body = {
      status: 'ok',
      refreshed_at: refreshedAt?.toISOString() ?? null,
      changed_at: changedAt?.toISOString() ?? null,
      data_kind: dataKind,
      waiting,
      last_run: lastRun,
    }
    return Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    return answerError(error)
  }
}
