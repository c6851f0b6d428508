'use server'

import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { checkPassword } from '@/lib/access/check-password'
import { judgeGuess } from '@/lib/access/judge-guess'
import { readText } from '@/lib/access/parse-member'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { addAuditEntry } from '@/lib/store/audit'
import { endOneSession, endSessions, getPasswordHash, setPassword } from '@/lib/store/members'
import { attempt, type Outcome } from '../../_access/attempt'
import { getAuth, readCookieHeader } from '../../_access/auth'
import { askRequestFacts } from '../../_access/request-facts'
import type { Access, Visitor } from '../../_access/visitor'

type FieldOutcome = Readonly<{ problem: string | null; field: string | null }>

/** Needs the one before. Whoever was signed in elsewhere is so no longer; here a new session begins. */
export async function changeOwnPassword(raw: unknown): Promise<FieldOutcome> {
  const [current, next] = [readText(raw, 'current') ?? '', readText(raw, 'next') ?? '']
  const { value, problem } = await attempt('viewer', async (access): Promise<FieldOutcome> => {
    const { db, actor } = access
    const { id, email } = requireMember(access)
    const guess = { what: 'own password', target: id, address: actor.address } as const
    if (!(await judgeGuess(db, guess, new Date(), () => isOwnPassword(db, id, current)))) {
      return { problem: 'That is not your password.', field: 'current' }
    }
    const weak = checkPassword(next, email)
    if (weak !== null) return { problem: weak, field: 'next' }
    const hash = await hashPassword(next)
    await db.$transaction(async (tx) => {
      await setPassword(tx, id, hash)
      await addAuditEntry(tx, actor, { action: 'password-changed', subject: email })
    })
    const { isHttps } = await askRequestFacts()
    await getAuth(isHttps).api.signInEmail({ body: { email, password: next }, headers: await headers() })
    return { problem: null, field: null }
  })
  if (!value) return { problem, field: null }
  if (value.problem === null) refresh()
  return value
}

export async function endOwnSession(id: unknown): Promise<Outcome> {
  const { problem } = await attempt('viewer', async (access) => {
    await endOneSession(access.db, requireMember(access).id, String(id))
  })
  if (problem === null) refresh()
  return { problem }
}

export async function signOutEverywhere(): Promise<Outcome> {
  const { problem } = await attempt('viewer', async (access) => {
    const { id, email } = requireMember(access)
    await access.db.$transaction(async (tx) => {
      await endSessions(tx, id)
      await addAuditEntry(tx, access.actor, { action: 'sign-out-everywhere', subject: email })
    })
  })
  return problem === null ? redirect('/sign-in') : { problem }
}

export async function signOut(): Promise<Outcome> {
  const { problem } = await attempt('viewer', async (access) => {
    const { email } = requireMember(access)
    const { isHttps } = await askRequestFacts()
    await getAuth(isHttps).api.signOut({ headers: await readCookieHeader() })
    await addAuditEntry(access.db, access.actor, { action: 'sign-out', subject: email })
  })
  return problem === null ? redirect('/sign-in') : { problem }
}

function requireMember({ visitor }: Access): Extract<Visitor, { kind: 'member' }> {
  if (visitor.kind === 'member') return visitor
  throw new TundishError('not_allowed', 'There is no account to change: nobody is signed in.')
}

async function isOwnPassword(db: Db, memberId: string, password: string): Promise<boolean> {
  const hash = await getPasswordHash(db, memberId)
  return hash !== null && password !== '' && (await verifyPassword({ hash, password }))
}
