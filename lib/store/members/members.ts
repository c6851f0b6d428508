import { randomUUID } from 'node:crypto'
import type { Db, DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { parseRole, type Role } from '@/lib/forms/role'
import { type Actor, addAuditEntry } from './audit'

export type Member = Awaited<ReturnType<typeof listMembers>>[number]

export type NewMember = Readonly<{
  name: string
  email: string
  role: Role
  /** The hash of the password, as better-auth makes it. */
  passwordHash: string
}>

export async function hasMembers(db: Db): Promise<boolean> {
  return (await db.member.findFirst({ select: { id: true } })) !== null
}

/**
 * In order of their names. `disabledAt`: null while the member may sign in. `lastSignInAt`: the last sign-in that is not
 * over; null where there is none.
 */
export async function listMembers(db: Db) {
  const rows = await db.member.findMany({
    orderBy: [{ name: 'asc' }, { email: 'asc' }],
    omit: { emailVerified: true, image: true, updatedAt: true },
    include: { sessions: { select: { createdAt: true }, orderBy: { createdAt: 'desc' }, take: 1 } },
  })
  return rows.map(({ role, sessions, ...member }) => ({
    ...member,
    role: parseRole(role) ?? 'viewer',
    lastSignInAt: sessions[0]?.createdAt ?? null,
  }))
}

/** Returns the new member's id. Throws `bad_member` where the address, in whatever case, is a member's already. */
export async function createMember(
  tx: DbOrTransaction,
  { name, email, role, passwordHash }: NewMember,
): Promise<string> {
  const address = email.toLowerCase()
  if (await tx.member.findUnique({ where: { email: address }, select: { id: true } })) {
    throw new TundishError('bad_member', `${address} is a member already.`)
  }
  const id = randomUUID()
  await tx.member.create({ data: { id, name, email: address, role, emailVerified: true } })
  const account = { accountId: id, providerId: 'credential', memberId: id, password: passwordHash }
  await tx.memberAccount.create({ data: { id: randomUUID(), ...account } })
  return id
}

/**
 * The first admin of the workspace. Of two at once one becomes it: whoever sets the workspace's one row first. Throws
 * `bad_member` where there is one already.
 */
export function createFirstAdmin(db: Db, member: Omit<NewMember, 'role'>, actor: Actor): Promise<string> {
  return db.$transaction(async (tx) => {
    await lockMembers(tx)
    if (await tx.member.findFirst({ select: { id: true } })) {
      throw new TundishError('bad_member', 'There is an admin already. Sign in instead.')
    }
    const id = await createMember(tx, { ...member, role: 'admin' })
    await tx.workspace.update({ where: { id: 1 }, data: { firstAdminId: id } })
    const admin = { ...actor, memberId: id, name: member.name }
    await addAuditEntry(tx, admin, { action: 'setup', subject: member.email })
    return id
  })
}

/** Who is no admin any more takes along the open invitations that they made. Throws `bad_member` where no admin is left. */
export async function changeRole(db: Db, actor: Actor, id: string, role: Role): Promise<void> {
  await changeMember(db, id, async (tx, member) => {
    if (member.role === role) return
    await tx.member.update({ where: { id }, data: { role } })
    await requireAdmin(tx)
    if (role !== 'admin') await endInvitations(tx, { invitedById: id }, new Date())
    const detail = `${member.role} to ${role}`
    await addAuditEntry(tx, actor, { action: 'role-changed', subject: member.email, detail })
  })
}

/**
 * Disabled members are signed out everywhere at once; the open invitations that they made, and the links by which they
 * would have a new password, end. Throws `bad_member` as `changeRole` does, and for oneself.
 */
export async function setDisabled(db: Db, actor: Actor, id: string, disabled: boolean): Promise<void> {
  if (disabled && actor.memberId === id) {
    throw new TundishError('bad_member', 'You cannot disable yourself. Another admin can.')
  }
  await changeMember(db, id, async (tx, member) => {
    if ((member.disabledAt !== null) === disabled) return
    await tx.member.update({ where: { id }, data: { disabledAt: disabled ? new Date() : null } })
    await requireAdmin(tx)
    if (disabled) await endAll(tx, id)
    const action = disabled ? 'member-disabled' : 'member-enabled'
    await addAuditEntry(tx, actor, { action, subject: member.email })
  })
}

async function endAll(tx: DbOrTransaction, id: string): Promise<void> {
  const now = new Date()
  await endSessions(tx, id)
  await endInvitations(tx, { invitedById: id }, now)
  await endInvitations(tx, { memberId: id }, now)
}

/** Whoever is signed in as this member is so no longer. */
export async function endSessions(tx: DbOrTransaction, memberId: string): Promise<void> {
  await tx.memberSession.deleteMany({ where: { memberId } })
}

/** Another password; who knew the one before is signed out, and links for yet another one end. */
export async function setPassword(
  tx: DbOrTransaction,
  memberId: string,
  passwordHash: string,
): Promise<void> {
  await tx.memberAccount.updateMany({
    where: { memberId, providerId: 'credential' },
    data: { password: passwordHash },
  })
  await endInvitations(tx, { memberId }, new Date())
  await endSessions(tx, memberId)
}

type MemberRow = NonNullable<Awaited<ReturnType<Db['member']['findUnique']>>>

/** Changes of members come one after the other, so that two cannot take away the last admin together. */
function changeMember(
  db: Db,
  id: string,
  apply: (tx: DbOrTransaction, member: MemberRow) => Promise<void>,
): Promise<void> {
  return db.$transaction(async (tx) => {
    await lockMembers(tx)
    const member = await tx.member.findUnique({ where: { id } })
    if (!member) throw new TundishError('bad_member', 'There is no such member.')
    await apply(tx, member)
  })
}

/** Waits for a change of members that is under way, and keeps others waiting until this transaction ends. */
export async function lockMembers(tx: DbOrTransaction): Promise<void> {
  await tx.$queryRaw`select id from workspace where id = 1 for update`
}

async function requireAdmin(tx: DbOrTransaction): Promise<void> {
  const admin = await tx.member.findFirst({ where: { role: 'admin', disabledAt: null } })
  if (!admin) throw new TundishError('bad_member', 'This is the last admin. Make somebody else one first.')
}

/** The hash of a member's password; null where there is none. */
export async function getPasswordHash(db: Db, memberId: string): Promise<string | null> {
  const account = await db.memberAccount.findFirst({
    where: { memberId, providerId: 'credential' },
    select: { password: true },
  })
  return account?.password ?? null
}

/** One session of this member; of nobody else. */
export async function endOneSession(db: Db, memberId: string, id: string): Promise<void> {
  await db.memberSession.deleteMany({ where: { id, memberId } })
}

/** What an invitation, or a link for a new password, is that can still be used. */
export function isOpen(now: Date) {
  return { usedAt: null, revokedAt: null, expiresAt: { gt: now } } as const
}

/**
 * Ends those that were not used: that for an address, one, those that a member made, or those by which a member would have
 * a new password.
 */
export async function endInvitations(
  tx: DbOrTransaction,
  which: Partial<Record<'email' | 'invitedById' | 'memberId', string> & { id: bigint }>,
  now: Date,
): Promise<void> {
  await tx.memberInvitation.updateMany({
    where: { ...which, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
}
