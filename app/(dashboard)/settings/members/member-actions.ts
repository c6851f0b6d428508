'use server'

import { refresh } from 'next/cache'
import { parseEmail, readText } from '@/lib/access/parse-member'
import { makeToken } from '@/lib/access/token'
import { TundishError } from '@/lib/errors'
import { parseRole, ROLE_NAMES } from '@/lib/forms/role'
import { invite, offerPassword, revokeInvitation } from '@/lib/store/invitations'
import { changeRole, setDisabled } from '@/lib/store/members'
import { attempt, type Outcome } from '../../../_access/attempt'
import { askRequestFacts } from '../../../_access/request-facts'
import type { Access } from '../../../_access/visitor'

// Called by the browser, so whatever arrives is checked.

/** A link, which is told this once, or what was wrong. */
export type InviteOutcome = Readonly<{ url: string | null; problem: string | null }>

export async function inviteMember(raw: unknown): Promise<InviteOutcome> {
  return makeLink(async ({ db, actor }, tokenHash) => {
    const email = requireEmail(readText(raw, 'email'))
    const role = parseRole(readText(raw, 'role'))
    if (!role) throw new TundishError('bad_member', `Choose a role: ${ROLE_NAMES.join(', ')}.`)
    await invite(db, actor, { email, role, tokenHash }, new Date())
  })
}

/** For a member who forgot the password. */
export async function offerMemberPassword(email: unknown): Promise<InviteOutcome> {
  return makeLink(({ db, actor }, tokenHash) => {
    const address = requireEmail(typeof email === 'string' ? email : null)
    return offerPassword(db, actor, { email: address, tokenHash }, new Date())
  })
}

export async function endInvitation(id: unknown): Promise<Outcome> {
  return change(({ db, actor }) => revokeInvitation(db, actor, String(id), new Date()))
}

export async function changeMemberRole(id: unknown, role: unknown): Promise<Outcome> {
  return change(({ db, actor }) => {
    const known = parseRole(role)
    if (!known) throw new TundishError('bad_member', `Choose a role: ${ROLE_NAMES.join(', ')}.`)
    return changeRole(db, actor, String(id), known)
  })
}

export async function setMemberDisabled(id: unknown, disabled: unknown): Promise<Outcome> {
  return change(({ db, actor }) => setDisabled(db, actor, String(id), disabled === true))
}

async function makeLink(make: (access: Access, tokenHash: string) => Promise<void>): Promise<InviteOutcome> {
  const { token, tokenHash } = makeToken()
  const { problem } = await attempt('admin', (access) => make(access, tokenHash))
  if (problem !== null) return { url: null, problem }
  refresh()
  const { origin } = await askRequestFacts()
  return { url: `${origin ?? ''}/invitation/${token}`, problem: null }
}

async function change(act: (access: Access) => Promise<void>): Promise<Outcome> {
  const { problem } = await attempt('admin', async (access) => act(access))
  if (problem === null) refresh()
  return { problem }
}

function requireEmail(text: string | null): string {
  const email = parseEmail(text)
  if (email !== null) return email
  throw new TundishError('bad_member', 'Give an e-mail address such as ann@example.com.')
}
