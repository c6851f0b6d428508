import { getPublicDb } from '@/app/_access/public-db'
import { readHealth } from '@/lib/pipeline/read-health'
import { answering } from '../../_answers/answer-error'

export const dynamic = 'force-dynamic'

/** Whether the database answers, how fresh the numbers are and how their data stands, and the last run that ended. */
export const GET = answering(async () => {
  const health = await readHealth(getPublicDb(), new Date())
  return Response.json({ status: 'ok', ...health }, { headers: { 'Cache-Control': 'no-store' } })
})
