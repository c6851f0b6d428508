import type { DbOrTransaction } from '@/lib/db'
import type { AuditAction } from '@/lib/query/audit-action'

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
  await db.auditEntry.create({
    data: {
      memberId,
      actor: toLine(name),
      action,
      subject: toLine(subject),
      detail: detail === undefined ? null : toLine(detail),
      address,
    },
  })
}

/** One line without control characters, so that nobody writes lines of their own into a log. */
function toLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 500)
}
