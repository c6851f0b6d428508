import { requireSameOrigin } from '@/app/_access/same-origin'
import { nameVisitor, requireAccess } from '@/app/_access/visitor'
import { keepArtifact } from '@/lib/dbt/keep-artifact'
import { parseArtifact } from '@/lib/dbt/parse-artifact'
import { addAuditEntry } from '@/lib/store/audit'
import { answerError } from '../answer-error'

/** Keeps the file of dbt that is the body; the front door bounds its size. Says what came of it. */
export async function POST(request: Request): Promise<Response> {
  try {
    await requireSameOrigin()
    const { db, visitor, actor } = await requireAccess('admin')
    const artifact = parseArtifact(await request.text())
    const { kind } = artifact
    const keeping = await keepArtifact(db, artifact, { by: nameVisitor(visitor), now: new Date() })
    const subject = `${kind}.json of ${keeping.project}`
    if (keeping.kept) await addAuditEntry(db, actor, { action: 'dbt-loaded', subject })
    return Response.json({ kind, ...keeping }, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    return answerError(error)
  }
}
