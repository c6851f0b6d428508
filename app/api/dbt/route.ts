import { requireSameOrigin } from '@/app/_access/same-origin'
import { nameVisitor, requireAccess } from '@/app/_access/visitor'
import { keepArtifact } from '@/lib/dbt/keep-artifact'
import { readArtifact } from '@/lib/dbt/read-artifact'
import { addAuditEntry } from '@/lib/store/members/audit'
import { answering } from '../../_answers/answer-error'

/** Keeps the file of dbt that is the body; the front door bounds its size. Says what came of it. */
export const POST = answering(async (request: Request) => {
  await requireSameOrigin()
  const { db, visitor, actor } = await requireAccess('admin')
  const artifact = await readArtifact(await request.arrayBuffer())
  const { kind } = artifact
  const keeping = await keepArtifact(db, artifact, { by: nameVisitor(visitor), now: new Date() })
  const subject = `${kind}.json of ${keeping.project}`
  if (keeping.kept) await addAuditEntry(db, actor, { action: 'dbt-loaded', subject })
  return Response.json({ kind, ...keeping }, { headers: { 'Cache-Control': 'no-store' } })
})
