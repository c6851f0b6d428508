import { getPublicDb } from '@/app/_access/public-db'
import { getFreshness } from '@/lib/store/freshness'
import { answerError } from '../answer-error'

export const dynamic = 'force-dynamic'

/** Whether the database answers, and how fresh the numbers are. */
export async function GET(): Promise<Response> {
  try {
    const { refreshedAt, dataKind, waiting } = await getFreshness(getPublicDb())
    const body = {
      status: 'ok',
      refreshed_at: refreshedAt?.toISOString() ?? null,
      data_kind: dataKind,
      waiting,
    }
    return Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    return answerError(error)
  }
}
