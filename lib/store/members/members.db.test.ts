import { describe, expect, it } from 'vitest'
import { makeToken } from '@/lib/access/token'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import {
  acceptInvitation,
  findInvitation,
  invite,
  listInvitations,
  offerPassword,
  revokeInvitation,
} from './invitations'
import {
  changeRole,
  createFirstAdmin,
  createMember,
  getPasswordHash,
  hasMembers,
  listMembers,
  setDisabled,
  setPassword,
} from './members'

const db = useTestDatabase()

const ACTOR = { memberId: null, name: 'the test', address: '127.0.0.1' } as const
const NOW = new Date('2026-11-23T10:00:00Z')
const ANN = { name: 'Ann', email: 'Ann@Example.com', passwordHash: 'a' }
const BOB = { name: 'Bob', email: 'bob@example.com', passwordHash: 'b' }

/** Signed in: as far as the database knows. */
async function signIn(memberId: string, token: string): Promise<void> {
  const expiresAt = new Date('2099-01-01')
  await db().memberSession.create({ data: { id: token, token, memberId, expiresAt } })
}

async function readAudit(): Promise<string[]> {
  const rows = await db().auditEntry.findMany({ orderBy: { id: 'asc' } })
  return rows.map(({ action, subject, detail }) => [action, subject, detail].filter(Boolean).join(' '))
}

describe('createFirstAdmin', () => {
  it('makes one admin, whose address is in lower case', async () => {
    expect(await hasMembers(db())).toBe(false)
    await createFirstAdmin(db(), ANN, ACTOR)
    expect(await listMembers(db())).toMatchObject([{ name: 'Ann', email: 'ann@example.com', role: 'admin' }])
    expect(await readAudit()).toEqual(['setup Ann@Example.com'])
  })

  it('makes one of two at once', async () => {
    const made = await Promise.allSettled([
      createFirstAdmin(db(), ANN, ACTOR),
      createFirstAdmin(db(), BOB, ACTOR),
    ])
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listMembers(db())).toHaveLength(1)
  })

  it('makes none where there is a member', async () => {
    await createFirstAdmin(db(), ANN, ACTOR)
    await expect(createFirstAdmin(db(), BOB, ACTOR)).rejects.toMatchObject({ code: 'bad_member' })
  })
})

describe('changeRole and setDisabled', () => {
  it('keep the last admin', async () => {
    const ann = await createFirstAdmin(db(), ANN, ACTOR)
    await expect(changeRole(db(), ACTOR, ann, 'viewer')).rejects.toMatchObject({ code: 'bad_member' })
    await expect(setDisabled(db(), ACTOR, ann, true)).rejects.toMatchObject({ code: 'bad_member' })
    expect(await listMembers(db())).toMatchObject([{ role: 'admin', disabledAt: null }])
  })

  it('keep one admin when two take the role of one another at once', async () => {
    const ann = await createFirstAdmin(db(), ANN, ACTOR)
    const bob = await db().$transaction((tx) => createMember(tx, { ...BOB, role: 'admin' }))
    await Promise.allSettled([changeRole(db(), ACTOR, ann, 'viewer'), setDisabled(db(), ACTOR, bob, true)])
    const admins = (await listMembers(db())).filter(({ role, disabledAt }) => role === 'admin' && !disabledAt)
    expect(admins).toHaveLength(1)
  })

  it('sign out at once whoever is disabled, and nobody else', async () => {
    const ann = await createFirstAdmin(db(), ANN, ACTOR)
    const bob = await db().$transaction((tx) => createMember(tx, { ...BOB, role: 'editor' }))
    await signIn(ann, 'of ann')
    await signIn(bob, 'of bob')
    await setDisabled(db(), { ...ACTOR, memberId: ann }, bob, true)
    expect((await db().memberSession.findMany()).map(({ token }) => token)).toEqual(['of ann'])
    await setDisabled(db(), ACTOR, bob, false)
    await changeRole(db(), ACTOR, bob, 'viewer')
    expect((await readAudit()).slice(1)).toEqual([
      'member-disabled bob@example.com',
      'member-enabled bob@example.com',
      'role-changed bob@example.com editor to viewer',
    ])
  })

  it('let nobody disable themselves', async () => {
    const ann = await createFirstAdmin(db(), ANN, ACTOR)
    await db().$transaction((tx) => createMember(tx, { ...BOB, role: 'admin' }))
    const self = setDisabled(db(), { ...ACTOR, memberId: ann }, ann, true)
    await expect(self).rejects.toThrow('You cannot disable yourself')
  })
})

describe('an invitation', () => {
  const use = (tokenHash: string) =>
    acceptInvitation(db(), { tokenHash, name: 'Cat', passwordHash: 'c', address: null }, NOW)

  it('makes a member once, also when it is used twice at once', async () => {
    const { token, tokenHash } = makeToken()
    await invite(db(), ACTOR, { email: 'cat@example.com', role: 'editor', tokenHash }, NOW)
    const used = await Promise.allSettled([use(tokenHash), use(tokenHash), use(tokenHash)])
    expect(used.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listMembers(db())).toMatchObject([{ name: 'Cat', email: 'cat@example.com', role: 'editor' }])
    expect(await findInvitation(db(), tokenHash, NOW)).toBeNull()
    const dump = JSON.stringify(await db().memberInvitation.findMany(), (_, value) => String(value))
    expect(dump).not.toContain(token)
  })

  it('ends after a week, when it is revoked, and when another takes its place', async () => {
    const [first, second, third] = [makeToken(), makeToken(), makeToken()]
    const cat = { email: 'cat@example.com', role: 'viewer' } as const
    await invite(db(), ACTOR, { ...cat, tokenHash: first.tokenHash }, NOW)
    await invite(db(), ACTOR, { ...cat, tokenHash: second.tokenHash }, NOW)
    await expect(use(first.tokenHash)).rejects.toMatchObject({ code: 'bad_member' })
    const [open] = await listInvitations(db(), NOW)
    expect(await findInvitation(db(), second.tokenHash, new Date('2026-11-30T09:59:59Z'))).not.toBeNull()
    expect(await findInvitation(db(), second.tokenHash, new Date('2026-11-30T10:00:00Z'))).toBeNull()
    await revokeInvitation(db(), ACTOR, open?.id ?? '', NOW)
    await expect(use(second.tokenHash)).rejects.toMatchObject({ code: 'bad_member' })
    await expect(revokeInvitation(db(), ACTOR, open?.id ?? '', NOW)).rejects.toMatchObject({
      code: 'bad_member',
    })
    await expect(use(third.tokenHash)).rejects.toMatchObject({ code: 'bad_member' })
    expect(await hasMembers(db())).toBe(false)
  })

  it('is for people who are no members yet', async () => {
    await createFirstAdmin(db(), ANN, ACTOR)
    const { tokenHash } = makeToken()
    const again = invite(db(), ACTOR, { email: 'ann@example.com', role: 'viewer', tokenHash }, NOW)
    await expect(again).rejects.toThrow('ann@example.com is a member already.')
  })

  it('for a new password changes it, signs out everywhere, and keeps name and role', async () => {
    const ann = await createFirstAdmin(db(), ANN, ACTOR)
    await signIn(ann, 'of ann')
    const { tokenHash } = makeToken()
    await offerPassword(db(), ACTOR, { email: 'ann@example.com', tokenHash }, NOW)
    expect(await use(tokenHash)).toBe('ann@example.com')
    expect(await getPasswordHash(db(), ann)).toBe('c')
    expect(await db().memberSession.count()).toBe(0)
    expect(await listMembers(db())).toMatchObject([{ name: 'Ann', role: 'admin' }])
  })
})

describe('open invitations and links for new passwords', () => {
  const bobBecomes = (role: 'admin' | 'editor') =>
    db().$transaction((tx) => createMember(tx, { ...BOB, role }))
  /** Those that still work, by address. */
  async function listOpen(): Promise<string[]> {
    const open = await listInvitations(db(), NOW)
    return open.map(({ email, isPassword }) => `${email}${isPassword ? ', password' : ''}`).sort()
  }
  const newInvitation = async (by: string | null, email: string) => {
    const { tokenHash } = makeToken()
    await invite(db(), { ...ACTOR, memberId: by }, { email, role: 'admin', tokenHash }, NOW)
    return tokenHash
  }
  const newOffer = async (by: string | null, email: string) => {
    const { tokenHash } = makeToken()
    await offerPassword(db(), { ...ACTOR, memberId: by }, { email, tokenHash }, NOW)
    return tokenHash
  }

  it('end with the admin who made them, when disabled or no admin any more, and with nobody else', async () => {
    for (const leave of [
      (id: string) => setDisabled(db(), ACTOR, id, true),
      (id: string) => changeRole(db(), ACTOR, id, 'viewer'),
    ]) {
      await emptyDatabase(db())
      const ann = await createFirstAdmin(db(), ANN, ACTOR)
      const bob = await bobBecomes('admin')
      const taken = [await newInvitation(bob, 'x@example.com'), await newOffer(bob, 'ann@example.com')]
      await newInvitation(ann, 'y@example.com')
      await newInvitation(null, 'z@example.com')
      await leave(bob)
      expect(await listOpen()).toEqual(['y@example.com', 'z@example.com'])
      for (const tokenHash of taken) {
        const used = acceptInvitation(db(), { tokenHash, name: 'X', passwordHash: 'x', address: null }, NOW)
        await expect(used).rejects.toMatchObject({ code: 'bad_member' })
      }
      await expect(newInvitation(bob, 'w@example.com')).rejects.toMatchObject({ code: 'not_allowed' })
      await expect(newOffer(bob, 'ann@example.com')).rejects.toMatchObject({ code: 'not_allowed' })
    }
  })

  it('for a new password end with the password, however it changes, and with the account', async () => {
    const ann = await createFirstAdmin(db(), ANN, ACTOR)
    const bob = await bobBecomes('editor')
    await newOffer(ann, 'bob@example.com')
    await newOffer(ann, 'ann@example.com')
    await db().$transaction((tx) => setPassword(tx, bob, 'changed'))
    expect(await listOpen()).toEqual(['ann@example.com, password'])
    await newOffer(ann, 'bob@example.com')
    await setDisabled(db(), ACTOR, bob, true)
    expect(await listOpen()).toEqual(['ann@example.com, password'])
    await newInvitation(ann, 'x@example.com')
    await changeRole(db(), ACTOR, ann, 'admin')
    expect(await listOpen()).toEqual(['ann@example.com, password', 'x@example.com'])
  })

  it('leave one of two: an admin is disabled, or has invited before', async () => {
    await createFirstAdmin(db(), ANN, ACTOR)
    for (let round = 0; round < 5; round += 1) {
      const email = `bob${round}@example.com`
      const bob = await db().$transaction((tx) => createMember(tx, { ...BOB, email, role: 'admin' }))
      await Promise.allSettled([newInvitation(bob, 'x@example.com'), setDisabled(db(), ACTOR, bob, true)])
      expect(await listOpen()).toEqual([])
    }
  })
})
