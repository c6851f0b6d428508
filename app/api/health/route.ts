import { getPublicDb } from '@/app/_access/public-db'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { readHealth } from '@/lib/pipeline/read-health'
import { answering } from '../../_answers/answer-error'

export const dynamic = 'force-dynamic'

/** Whether the database answers, how fresh the numbers are and how their data stands, and the last run that ended. */
export const GET = answering(async () => {
  const health = await readHealth(getPublicDb(), await readRequestSettings())
  return Response.json({ status: 'ok', ...health }, { headers: { 'Cache-Control': 'no-store' } })
})
