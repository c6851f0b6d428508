'use server'

import { hashPassword } from 'better-auth/crypto'
import { redirect } from 'next/navigation'
import { judgeGuess } from '@/lib/access/judge-guess'
import { toNextPath } from '@/lib/access/next-path'
import { parseAcceptance, parseCredentials, parseNewMember } from '@/lib/access/parse-member'
import { refuseToken } from '@/lib/access/refuse-token'
import { isSetupCode } from '@/lib/access/setup-code'
import { hashToken } from '@/lib/access/token'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { type Outcome, WrongField } from '@/lib/forms/form'
import { acceptInvitation, findInvitation } from '@/lib/store/members/invitations'
import { createFirstAdmin } from '@/lib/store/members/members'
import { getPublicDb } from '../_access/public-db'
import { askRequestFacts } from '../_access/request-facts'
import { askStanding, SENTENCES } from '../_access/visitor'
import { attemptEntry, enter, enterWithNew } from './enter'

// Called by anybody's browser, so whatever arrives is checked.

/** Signs in and goes to `next`. Who is not let in learns nothing of why: unknown, disabled and wrong are one. */
export async function signIn(next: unknown, raw: unknown): Promise<Outcome> {
  return attemptEntry(async () => {
    const { email, password } = parseCredentials(raw)
    await enter(email, password)
    return redirect(toNextPath(next))
  })
}

/** Makes the first admin and signs in. */
export async function setUp(raw: unknown): Promise<Outcome> {
  return attemptEntry(async () => {
    const standing = await askStanding()
    const why = standing.kind === 'stranger' ? standing.why : null
    if (standing.kind === 'member' || why === 'signed out') {
      throw new TundishError('bad_member', 'There is an admin already. Sign in instead.')
    }
    if (why === 'not this machine') throw new TundishError('not_allowed', SENTENCES[why])
    const db = getPublicDb()
    const { address } = await askRequestFacts()
    if (why === 'not set up') {
      const guess = { what: 'setup code', target: 'the first admin', address } as const
      const judge = async () => isSetupCode(raw, getEnv().setupCode)
      if (!(await judgeGuess(db, guess, new Date(), judge))) {
        throw new WrongField('code', 'That is not the code. It stands in the log of this server.')
      }
    }
    const { name, email, password } = parseNewMember(raw)
    const passwordHash = await hashPassword(password)
    await createFirstAdmin(db, { name, email, passwordHash }, { memberId: null, name, address })
    await enterWithNew(email, password)
    return redirect('/')
  })
}

/** Uses an invitation and signs in. */
export async function accept(token: unknown, raw: unknown): Promise<Outcome> {
  return attemptEntry(async () => {
    const db = getPublicDb()
    const now = new Date()
    const { address } = await askRequestFacts()
    const tokenHash = hashToken(token)
    const found = await findInvitation(db, tokenHash, now)
    if (!found) {
      await refuseToken(db, address, now)
      throw new TundishError('bad_member', 'This invitation does not work. Ask for a new one.')
    }
    const given = parseAcceptance(raw, found)
    const used = { tokenHash, name: given.name, passwordHash: await hashPassword(given.password), address }
    await enterWithNew(await acceptInvitation(db, used, now), given.password)
    return redirect('/')
  })
}
