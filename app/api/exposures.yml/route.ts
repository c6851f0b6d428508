import { isVisitorAllowed, requireAccess } from '@/app/_access/visitor'
import { getEnv } from '@/lib/env'
import { parseExposureChoices } from '@/lib/exposures/exposure-choices'
import { writeExposures } from '@/lib/exposures/write-exposures'
import { answering } from '../../_answers/answer-error'

export const dynamic = 'force-dynamic'

/** `GET /api/exposures.yml?project=shop&sources=false`: pages and saved reports as dbt reads them. */
export const GET = answering(async (request: Request) => {
  const choices = parseExposureChoices(new URL(request.url).searchParams)
  const { db, visitor } = await requireAccess('viewer')
  const seesAddresses = isVisitorAllowed(visitor, 'admin')
  const text = await writeExposures(db, getEnv(), { ...choices, seesAddresses })
  const headers = { 'Content-Type': 'text/yaml; charset=utf-8', 'Cache-Control': 'private, no-store' }
  return new Response(text, { headers })
})
