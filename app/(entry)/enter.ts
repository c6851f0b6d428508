import { headers } from 'next/headers'
import { forgetSignInTries, takeSignInTry } from '@/lib/access/sign-in-tries'
import { toDatabaseError } from '@/lib/database-error'
import { TundishError } from '@/lib/errors'
import { addAuditEntry } from '@/lib/store/audit'
import { getAuth } from '../_access/auth'
import { getPublicDb } from '../_access/public-db'
import { askRequestFacts } from '../_access/request-facts'

/** What came of a form before the door; `field` names the one that is wrong. */
export type EntryOutcome = Readonly<{ problem: string | null; field: string | null }>

/** Signs in: a new session, in the cookies of the answer. Throws `not_signed_in` and `too_many_tries`. */
export async function enter(email: string, password: string): Promise<void> {
  const db = getPublicDb()
  const { address, isHttps } = await askRequestFacts()
  await takeSignInTry(db, email, address, new Date())
  const { api } = getAuth(isHttps)
  const entered = await api
    .signInEmail({ body: { email, password }, headers: await headers() })
    .catch(throwIfAway)
  const member = entered && (await db.member.findUnique({ where: { id: entered.user.id } }))
  if (entered && member?.disabledAt) {
    await db.memberSession.deleteMany({ where: { token: entered.token } })
  }
  const isIn = entered !== null && member?.disabledAt === null
  const actor = { memberId: entered?.user.id ?? null, name: entered?.user.name ?? 'somebody', address }
  if (!isIn) {
    await addAuditEntry(db, actor, { action: 'sign-in-refused', subject: email })
    throw new TundishError('not_signed_in', 'This address and password do not go together.')
  }
  await forgetSignInTries(db, email, address)
  await addAuditEntry(db, actor, { action: 'sign-in', subject: email })
}

/** What is expected to go wrong comes back as a sentence; a fault of ours is thrown on. */
export async function refuseWith(act: () => Promise<EntryOutcome>): Promise<EntryOutcome> {
  try {
    return await act()
  } catch (error) {
    const known = error instanceof TundishError ? error : toDatabaseError(error)
    if (known) return { problem: known.message, field: null }
    throw error
  }
}

/** That the database is away is no wrong password. */
function throwIfAway(error: unknown): null {
  if (toDatabaseError(error)) throw error
  return null
}
