import type { Db, DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { parseRole, type Role } from '@/lib/forms/role'
import { DAY_MS } from '@/lib/time/duration'
import { toRowId } from '../row-id'
import { type Actor, addAuditEntry } from './audit'
import { createMember, endInvitations, isOpen, lockMembers, setPassword } from './members'

const INVITED_MS = 7 * DAY_MS
const PASSWORD_MS = DAY_MS

/** An invitation that is open, or a link for a new password where `isPassword`. */
export type Invitation = ReturnType<typeof toInvitation>

/** Makes somebody welcome who is not a member yet; an invitation before it ends. Throws `bad_member`. */
export function invite(
  db: Db,
  actor: Actor,
  { email, role, tokenHash }: Readonly<{ email: string; role: Role; tokenHash: string }>,
  now: Date,
): Promise<void> {
  return db.$transaction(async (tx) => {
    await requireInviter(tx, actor)
    if (await tx.member.findUnique({ where: { email }, select: { id: true } })) {
      throw new TundishError('bad_member', `${email} is a member already.`)
    }
    await replaceInvitation(tx, actor, { email, role, tokenHash }, now, INVITED_MS)
    await addAuditEntry(tx, actor, { action: 'invited', subject: email, detail: role })
  })
}

/** A link with which a member chooses a new password; one before it ends. Throws `bad_member`. */
export function offerPassword(
  db: Db,
  actor: Actor,
  { email, tokenHash }: Readonly<{ email: string; tokenHash: string }>,
  now: Date,
): Promise<void> {
  return db.$transaction(async (tx) => {
    await requireInviter(tx, actor)
    const member = await tx.member.findUnique({ where: { email } })
    if (!member) throw new TundishError('bad_member', `${email} is no member.`)
    const { id: memberId, role } = member
    await replaceInvitation(tx, actor, { email, role, memberId, tokenHash }, now, PASSWORD_MS)
    await addAuditEntry(tx, actor, { action: 'password-offered', subject: email })
  })
}

/** Those that can still be used, the newest first. */
export async function listInvitations(db: Db, now: Date): Promise<Invitation[]> {
  const rows = await db.memberInvitation.findMany({ where: isOpen(now), orderBy: { id: 'desc' } })
  return rows.map(toInvitation)
}

/** Null for a token that is unknown, used, revoked or too old; these are not told apart. */
export async function findInvitation(
  db: DbOrTransaction,
  tokenHash: string | null,
  now: Date,
): Promise<Invitation | null> {
  if (tokenHash === null) return null
  const row = await db.memberInvitation.findFirst({ where: { tokenHash, ...isOpen(now) } })
  return row && toInvitation(row)
}

/** Throws `bad_member` where it is not open. */
export function revokeInvitation(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return db.$transaction(async (tx) => {
    const key = toRowId(id)
    const found = await tx.memberInvitation.findFirst({ where: { id: key, ...isOpen(now) } })
    if (!found) throw new TundishError('bad_member', 'This invitation is not open any more.')
    await endInvitations(tx, { id: key }, now)
    await addAuditEntry(tx, actor, { action: 'invitation-revoked', subject: found.email })
  })
}

type Used = Readonly<{ tokenHash: string | null; name: string; passwordHash: string; address: string | null }>

/**
 * Uses an invitation: its person becomes a member, or has a new password and is signed out everywhere. Of two at once
 * one does. Returns the address. Throws `bad_member` where it is not open.
 */
export function acceptInvitation(db: Db, used: Used, now: Date): Promise<string> {
  return db.$transaction(async (tx) => {
    const { tokenHash, name, passwordHash, address } = used
    const { count } = await tx.memberInvitation.updateMany({
      where: { tokenHash: tokenHash ?? '', ...isOpen(now) },
      data: { usedAt: now },
    })
    const row =
      tokenHash && count === 1 ? await tx.memberInvitation.findUnique({ where: { tokenHash } }) : null
    if (!row) throw new TundishError('bad_member', 'This invitation does not work. Ask for a new one.')
    const { email, memberId } = row
    const role = parseRole(row.role) ?? 'viewer'
    if (memberId !== null) await setPassword(tx, memberId, passwordHash)
    const id = memberId ?? (await createMember(tx, { name, email, role, passwordHash }))
    const actor = { memberId: id, name: memberId === null ? name : email, address }
    const action = memberId === null ? 'joined' : 'password-reset'
    await addAuditEntry(tx, actor, { action, subject: email, detail: role })
    return email
  })
}

/** Whoever was an admin when they asked, and is none now, invites nobody. */
async function requireInviter(tx: DbOrTransaction, { memberId }: Actor): Promise<void> {
  if (memberId === null) return
  await lockMembers(tx)
  const admin = await tx.member.findFirst({ where: { id: memberId, role: 'admin', disabledAt: null } })
  if (!admin) throw new TundishError('not_allowed', 'Only an admin invites others.')
}

/** The one of an address: those before it end. */
async function replaceInvitation(
  tx: DbOrTransaction,
  { memberId: invitedById, name: invitedBy }: Actor,
  invitation: Readonly<{ email: string; role: string; memberId?: string; tokenHash: string }>,
  now: Date,
  lastsMs: number,
): Promise<void> {
  await endInvitations(tx, { email: invitation.email }, now)
  const expiresAt = new Date(now.getTime() + lastsMs)
  await tx.memberInvitation.create({ data: { ...invitation, invitedBy, invitedById, expiresAt } })
}

type Row = NonNullable<Awaited<ReturnType<Db['memberInvitation']['findFirst']>>>

function toInvitation({ id, email, role, memberId, invitedBy, expiresAt }: Row) {
  const known = parseRole(role) ?? 'viewer'
  return { id: String(id), email, role: known, isPassword: memberId !== null, invitedBy, expiresAt }
}
