'use server'

import { hashPassword } from 'better-auth/crypto'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { toNextPath } from '@/lib/access/next-path'
import { parseCredentials, parseNewMember } from '@/lib/access/parse-member'
import { isSetupCode, takeSetupTry } from '@/lib/access/setup-code'
import { forgetSignInTries, takeSignInTry } from '@/lib/access/sign-in-tries'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { addAuditEntry } from '@/lib/store/audit'
import { createFirstAdmin } from '@/lib/store/members'
import { getAuth } from '../_access/auth'
import { getPublicDb } from '../_access/public-db'
import { askRequestFacts } from '../_access/request-facts'
import { requireSameOrigin } from '../_access/same-origin'
import { askStanding, SENTENCES } from '../_access/visitor'

// Called by anybody's browser, so whatever arrives is checked.

export type EntryOutcome = Readonly<{ problem: string | null; field: string | null }>

/** Signs in and goes to `next`. Who is not let in learns nothing of why: unknown, disabled and wrong are one. */
export async function signIn(next: unknown, raw: unknown): Promise<EntryOutcome> {
  return refuseWith(async () => {
    await requireSameOrigin()
    const given = parseCredentials(raw)
    if (!given) return { problem: 'Type your e-mail address and your password.', field: null }
    await enter(given.email, given.password)
    return redirect(toNextPath(next))
  })
}

/** Makes the first admin and signs in. */
export async function setUp(raw: unknown): Promise<EntryOutcome> {
  return refuseWith(async () => {
    await requireSameOrigin()
    const standing = await askStanding()
    const why = standing.kind === 'stranger' ? standing.why : null
    if (standing.kind === 'member' || why === 'signed out') {
      return { problem: 'There is an admin already. Sign in instead.', field: null }
    }
    if (why === 'not this machine') return { problem: SENTENCES[why], field: null }
    const db = getPublicDb()
    const { address } = await askRequestFacts()
    if (why === 'not set up') {
      await takeSetupTry(db, address, new Date())
      if (!isSetupCode(raw, getEnv().setupCode)) {
        return { problem: 'That is not the code. It stands in the log of this server.', field: 'code' }
      }
    }
    const member = parseNewMember(raw)
    if (!member.ok) return member
    const { name, email, password } = member.value
    const passwordHash = await hashPassword(password)
    await createFirstAdmin(db, { name, email, passwordHash }, { memberId: null, name, address })
    await enter(email, password)
    return redirect('/')
  })
}

/** Throws `not_signed_in` and `too_many_tries`. */
async function enter(email: string, password: string): Promise<void> {
  const db = getPublicDb()
  const { address, isHttps } = await askRequestFacts()
  await takeSignInTry(db, email, address, new Date())
  const { api } = getAuth(isHttps)
  const entered = await api
    .signInEmail({ body: { email, password }, headers: await headers() })
    .catch(() => null)
  const actor = { memberId: entered?.user.id ?? null, name: entered?.user.name ?? 'somebody', address }
  if (!entered) {
    await addAuditEntry(db, actor, { action: 'sign-in-refused', subject: email })
    throw new TundishError('not_signed_in', 'This address and password do not go together.')
  }
  await forgetSignInTries(db, email, address)
  await addAuditEntry(db, actor, { action: 'sign-in', subject: email })
}

async function refuseWith(act: () => Promise<EntryOutcome>): Promise<EntryOutcome> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof TundishError) return { problem: error.message, field: null }
    throw error
  }
}
