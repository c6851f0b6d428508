import { requireDb } from '@/app/_access/visitor'
import { getEnv } from '@/lib/env'
import { writeExposures } from '@/lib/exposures/write-exposures'
import { answerError } from '../answer-error'

export const dynamic = 'force-dynamic'

/** Pages and saved reports as dbt reads them. */
export async function GET(): Promise<Response> {
  try {
    const text = await writeExposures(await requireDb('viewer'), getEnv())
    const headers = { 'Content-Type': 'text/yaml; charset=utf-8', 'Cache-Control': 'private, no-store' }
    return new Response(text, { headers })
  } catch (error) {
    return answerError(error)
  }
}
