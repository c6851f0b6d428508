'use server'

import { z } from 'zod'
import { email, GIVE_EMAIL, parseEmail } from '@/lib/access/parse-member'
import { makeToken } from '@/lib/access/token'
import { TundishError } from '@/lib/errors'
import { choice, type Outcome, parseForm } from '@/lib/forms/form'
import { parseRole, ROLE_NAMES } from '@/lib/forms/role'
import { invite, offerPassword, revokeInvitation } from '@/lib/store/members/invitations'
import { changeRole, setDisabled } from '@/lib/store/members/members'
import { change } from '../../../_access/attempt'
import { askRequestFacts } from '../../../_access/request-facts'
import type { Access } from '../../../_access/visitor'

// Called by the browser, so whatever arrives is checked.

const CHOOSE_ROLE = `Choose a role: ${ROLE_NAMES.join(', ')}.`

/** A link, which is told this once, or what was wrong. */
export type InviteOutcome = Outcome & Readonly<{ url: string | null }>

export async function inviteMember(raw: unknown): Promise<InviteOutcome> {
  return makeLink(async ({ db, actor }, tokenHash) => {
    const form = z.object({ email, role: choice(ROLE_NAMES, CHOOSE_ROLE) })
    await invite(db, actor, { ...parseForm(form, raw), tokenHash }, new Date())
  })
}

/** For a member who forgot the password. */
export async function offerMemberPassword(raw: unknown): Promise<InviteOutcome> {
  return makeLink(({ db, actor }, tokenHash) => {
    const address = parseEmail(String(raw))
    if (address === null) throw new TundishError('bad_member', GIVE_EMAIL)
    return offerPassword(db, actor, { email: address, tokenHash }, new Date())
  })
}

export async function endInvitation(id: unknown): Promise<Outcome> {
  return change('admin', ({ db, actor }) => revokeInvitation(db, actor, String(id), new Date()))
}

export async function changeMemberRole(id: unknown, role: unknown): Promise<Outcome> {
  return change('admin', ({ db, actor }) => {
    const known = parseRole(role)
    if (!known) throw new TundishError('bad_member', CHOOSE_ROLE)
    return changeRole(db, actor, String(id), known)
  })
}

export async function setMemberDisabled(id: unknown, disabled: unknown): Promise<Outcome> {
  return change('admin', ({ db, actor }) => setDisabled(db, actor, String(id), disabled === true))
}

async function makeLink(make: (access: Access, tokenHash: string) => Promise<void>): Promise<InviteOutcome> {
  const { token, tokenHash } = makeToken()
  const { problem, field } = await change('admin', (access) => make(access, tokenHash))
  if (problem !== null) return { url: null, problem, field }
  const { origin } = await askRequestFacts()
  return { url: `${origin ?? ''}/invitation/${token}`, problem, field }
}
