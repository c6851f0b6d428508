import { requireDb } from '@/app/_access/visitor'
import { answering } from '@/app/_answers/answer-error'
import { TundishError } from '@/lib/errors'
import { readImportProgress } from '@/lib/store/runs/import-progress'

type Context = RouteContext<'/data/sources/imports/[import]/state'>

/** How far an import has come; asked again and again while it is under way. */
export const GET = answering(async (_: Request, { params }: Context) => {
  const db = await requireDb('editor')
  const progress = await readImportProgress(db, (await params).import)
  if (!progress) throw new TundishError('unknown_run', 'There is no such import.')
  return Response.json(progress, { headers: { 'Cache-Control': 'private, no-store' } })
})
