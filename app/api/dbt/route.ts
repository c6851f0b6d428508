import { requireSameOrigin } from '@/app/_access/same-origin'
import { nameVisitor, requireAccess } from '@/app/_access/visitor'
import { keepArtifact } from '@/lib/dbt/keep-artifact'
import { parseArtifact } from '@/lib/dbt/parse-artifact'
import { addAuditEntry } from '@/lib/store/audit'
import { answerError } from '../answer-error'

/** Keeps the file of dbt that is the body; the front door bounds its size. Says what it was, and whether it was new. */
export async function POST(request: Request): Promise<Response> {
  try {
    await requireSameOrigin()
    const { db, visitor, actor } = await requireAccess('admin')
    const artifact = parseArtifact(await request.text())
    const { project, kind } = artifact
    const kept = await keepArtifact(db, artifact, { by: nameVisitor(visitor), now: new Date() })
    if (kept) await addAuditEntry(db, actor, { action: 'dbt-loaded', subject: `${kind}.json of ${project}` })
    return Response.json({ project, kind, kept }, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    return answerError(error)
  }
}
