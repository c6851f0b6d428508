import { answering } from '@/app/_answers/answer-error'
import { openShare, readShareVersion } from '../../../_access/share'

const NEVER_KEPT = { 'Cache-Control': 'private, no-store' }

/** What an open page asks from time to time: whether its link still works, and how fresh its numbers are. */
export const GET = answering(async (_: Request, { params }: { params: Promise<{ token: string }> }) => {
  const opened = await openShare((await params).token)
  if (opened.state !== 'open') return new Response(null, { status: 404, headers: NEVER_KEPT })
  return Response.json({ version: await readShareVersion(opened.share) }, { headers: NEVER_KEPT })
})
