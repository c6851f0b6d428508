import { requireSameOrigin } from '@/app/_access/same-origin'
import { nameVisitor, requireAccess } from '@/app/_access/visitor'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { sweepUploads } from '@/lib/ingest/upload/sweep-uploads'
import { makeUpload, requireUpload, writePiece } from '@/lib/ingest/upload/upload-folder'
import { answering } from '../../_answers/answer-error'

const NEVER_KEPT = { 'Cache-Control': 'no-store' }

/**
 * Takes files in pieces, so that no request is large or long. Without `upload` the body announces files, as JSON
 * `[{name, bytes}]`, and the answer has the id of a new upload; with it, the body is the piece of file `file` (from 0) that
 * begins at `offset`. Nothing comes into the database.
 */
export const POST = answering(async (request: Request) => {
  await requireSameOrigin()
  const { db, visitor } = await requireAccess('editor')
  const { dataDir } = getEnv()
  const asked = new URL(request.url).searchParams
  const id = asked.get('upload')
  if (id === null) {
    const now = new Date()
    await sweepUploads(db, dataDir, now)
    const announced = await request.json().catch(() => null)
    const upload = await makeUpload(dataDir, announced, { author: nameVisitor(visitor), now })
    return Response.json({ upload }, { headers: NEVER_KEPT })
  }
  const [number, offset] = [toWhole(asked.get('file')), toWhole(asked.get('offset'))]
  const upload = await requireUpload(dataDir, id)
  await writePiece(upload, { number, offset, bytes: new Uint8Array(await request.arrayBuffer()) })
  return Response.json({}, { headers: NEVER_KEPT })
})

function toWhole(text: string | null): number {
  if (text !== null && /^\d{1,15}$/.test(text)) return Number(text)
  throw new TundishError('bad_parameter', 'A piece says of which file it is, and where it begins.')
}
