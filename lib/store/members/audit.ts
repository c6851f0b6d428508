import type { Db, DbOrTransaction, Prisma } from '@/lib/db'
import { AUDIT_ACTION_NAMES, type AuditAction } from '@/lib/forms/audit-action'
import { escapeWildcards } from '../product-names'

/** Who did something: a member, or words for somebody who is none (`memberId` null). */
export type Actor = Readonly<{ memberId: string | null; name: string; address: string | null }>

export type AuditEvent = Readonly<{
  action: AuditAction
  /** What it was done to, in words that still say something when it is gone. Never a token or a password. */
  subject: string
  detail?: string
}>

/** Adds to the audit log, in the transaction that does the thing. Control characters are made spaces. */
export async function addAuditEntry(
  db: DbOrTransaction,
  { memberId, name, address }: Actor,
  { action, subject, detail }: AuditEvent,
): Promise<void> {
  const said = {
    actor: toLine(name),
    subject: toLine(subject),
    detail: detail === undefined ? null : toLine(detail),
  }
  await db.auditEntry.create({ data: { memberId, action, address, ...said } })
}

export type AuditEntry = ReturnType<typeof toEntry>[number]

/** What is looked for: one action or all, and a text in any of the words. */
export type AuditSearch = Readonly<{ action: AuditAction | null; text: string }>

/** The newest first; how many there are in all beside them. */
export async function listAuditEntries(
  db: Db,
  { action, text }: AuditSearch,
  { skip, take }: Readonly<{ skip: number; take: number }>,
): Promise<Readonly<{ entries: AuditEntry[]; all: number }>> {
  const contains = { contains: escapeWildcards(text), mode: 'insensitive' } as const
  const inWords = (['actor', 'subject', 'detail', 'address'] as const).map((name) => ({ [name]: contains }))
  const where = { ...(action && { action }), ...(text !== '' && { OR: inWords }) }
  const [rows, all] = await Promise.all([
    db.auditEntry.findMany({ where, orderBy: { id: 'desc' }, skip, take }),
    db.auditEntry.count({ where }),
  ])
  return { entries: rows.flatMap(toEntry), all }
}

function toEntry({ id, memberId: _, ...entry }: Prisma.AuditEntryGetPayload<object>) {
  const action = AUDIT_ACTION_NAMES.find((name) => name === entry.action)
  return action ? [{ ...entry, id: String(id), action }] : []
}

/** One line without control characters, so that nobody writes lines of their own into a log. */
function toLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 500)
}
