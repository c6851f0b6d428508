import { requireAccess } from '@/app/_access/visitor'
import type { Screen } from '@/app/_screen/screen'
import type { Db } from '@/lib/db'
import { capitalise } from '@/lib/format/capitalise'
import type { AuditAction } from '@/lib/forms/audit-action'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Behind, readBehind, sayBehind } from '@/lib/query/people'
import { unitOf } from '@/lib/query/unit'
import { addAuditEntry } from '@/lib/store/members/audit'

type Look = Extract<AuditAction, 'people-seen' | 'people-exported'>

/** The database, for a member who looks at people: that it was done is in the audit log before anything is told. Throws as `requireAccess`. */
export async function notePeople(action: Look, subject: string): Promise<Db> {
  const { db, actor } = await requireAccess('viewer')
  await addAuditEntry(db, actor, { action, subject })
  return db
}

/** Whom a view asks about, noted as `notePeople` does. */
export async function noteBehind(
  action: Look,
  { raw, query, rangeName, scopeName }: Screen,
): Promise<Readonly<{ db: Db; behind: Behind }>> {
  const funnel = funnelOf(query)
  const behind = readBehind(raw, funnel)
  const who = `${capitalise(unitOf(query).many)} that ${sayBehind(funnel, behind)}`
  return { db: await notePeople(action, `${who} · ${rangeName} · ${scopeName}`), behind }
}
