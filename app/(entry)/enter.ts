import { cookies, headers } from 'next/headers'
import { judgeGuess } from '@/lib/access/judge-guess'
import { KNOWN_COOKIE, KNOWN_SECONDS, readKnownBrowser, toKnownBrowser } from '@/lib/access/known-browser'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import type { Outcome } from '@/lib/forms/form'
import { addAuditEntry } from '@/lib/store/members/audit'
import { toRefusal } from '../_access/attempt'
import { getAuth } from '../_access/auth'
import { getPublicDb } from '../_access/public-db'
import { askRequestFacts } from '../_access/request-facts'
import { requireSameOrigin } from '../_access/same-origin'

/** Signs in: a new session, in the cookies of the answer. Throws `not_signed_in` and `too_many_tries`. */
export async function enter(email: string, password: string): Promise<void> {
  const { address } = await askRequestFacts()
  const kept = (await cookies()).get(KNOWN_COOKIE)?.value
  const browser = readKnownBrowser(kept, getEnv().secret ?? '', email)
  const guess = { what: 'sign-in', target: email.toLowerCase(), address, browser } as const
  if (await judgeGuess(getPublicDb(), guess, new Date(), () => beginSession(email, password))) return
  await refuse(email)
}

/** The same for whoever has just chosen this password: that is no guess, whatever others guessed before. */
export async function enterWithNew(email: string, password: string): Promise<void> {
  if (!(await beginSession(email, password))) await refuse(email)
}

/** False where the address and the password do not go together, or the member is disabled. */
async function beginSession(email: string, password: string): Promise<boolean> {
  const db = getPublicDb()
  const { address, isHttps } = await askRequestFacts()
  const body = { email, password }
  const entered = await getAuth(isHttps)
    .api.signInEmail({ body, headers: await headers() })
    .catch((error: unknown) => {
      if (isRefusal(error)) return null
      throw error
    })
  const member = entered && (await db.member.findUnique({ where: { id: entered.user.id } }))
  if (!entered || !member) return false
  if (member.disabledAt !== null) {
    await db.memberSession.deleteMany({ where: { token: entered.token } })
    return false
  }
  await rememberBrowser(email, isHttps)
  const actor = { memberId: member.id, name: member.name, address }
  await addAuditEntry(db, actor, { action: 'sign-in', subject: email })
  return true
}

async function rememberBrowser(email: string, isHttps: boolean): Promise<void> {
  const value = toKnownBrowser(getEnv().secret ?? '', email)
  const options = { httpOnly: true, sameSite: 'lax', secure: isHttps, maxAge: KNOWN_SECONDS } as const
  ;(await cookies()).set(KNOWN_COOKIE, value, options)
}

async function refuse(email: string): Promise<never> {
  const { address } = await askRequestFacts()
  const actor = { memberId: null, name: 'somebody', address }
  await addAuditEntry(getPublicDb(), actor, { action: 'sign-in-refused', subject: email })
  throw new TundishError('not_signed_in', 'This address and password do not go together.')
}

/** Anything else, such as a database that does not answer, says nothing of the password. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error && error.name === 'APIError' && 'body' in error)) return false
  const { body } = error
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null
  return code === 'INVALID_EMAIL_OR_PASSWORD' || code === 'INVALID_EMAIL'
}

/** For a page of this server alone. What is expected to go wrong comes back as a sentence; a fault of ours is thrown on. */
export async function attemptEntry(act: () => Promise<never>): Promise<Outcome> {
  return requireSameOrigin().then(act).catch(toRefusal)
}
