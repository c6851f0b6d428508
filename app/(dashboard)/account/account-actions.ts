'use server'

import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { checkPassword } from '@/lib/access/check-password'
import { judgeGuess } from '@/lib/access/judge-guess'
import { password } from '@/lib/access/parse-member'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { type Outcome, parseForm, WrongField } from '@/lib/forms/form'
import { addAuditEntry } from '@/lib/store/members/audit'
import { endOneSession, endSessions, getPasswordHash, setPassword } from '@/lib/store/members/members'
import { attempt, change } from '../../_access/attempt'
import { getAuth, readCookieHeader } from '../../_access/auth'
import { askRequestFacts } from '../../_access/request-facts'
import type { Access, Visitor } from '../../_access/visitor'

const passwords = z.object({ current: password, next: password })

/** Needs the one before. Whoever was signed in elsewhere is so no longer; here a new session begins. */
export async function changeOwnPassword(raw: unknown): Promise<Outcome> {
  return change('viewer', async (access) => {
    const { db, actor } = access
    const { id, email } = requireMember(access)
    const { current, next } = parseForm(passwords, raw)
    const guess = { what: 'own password', target: id, address: actor.address } as const
    if (!(await judgeGuess(db, guess, new Date(), () => isOwnPassword(db, id, current)))) {
      throw new WrongField('current', 'That is not your password.')
    }
    const weak = checkPassword(next, email)
    if (weak !== null) throw new WrongField('next', weak)
    const hash = await hashPassword(next)
    await db.$transaction(async (tx) => {
      await setPassword(tx, id, hash)
      await addAuditEntry(tx, actor, { action: 'password-changed', subject: email })
    })
    const { isHttps } = await askRequestFacts()
    await getAuth(isHttps).api.signInEmail({ body: { email, password: next }, headers: await headers() })
  })
}

export async function endOwnSession(id: unknown): Promise<Outcome> {
  return change('viewer', (access) => endOneSession(access.db, requireMember(access).id, String(id)))
}

export async function signOutEverywhere(): Promise<Outcome> {
  return leave(({ db, actor }, { id, email }) =>
    db.$transaction(async (tx) => {
      await endSessions(tx, id)
      await addAuditEntry(tx, actor, { action: 'sign-out-everywhere', subject: email })
    }),
  )
}

export async function signOut(): Promise<Outcome> {
  return leave(async ({ db, actor }, { email }) => {
    const { isHttps } = await askRequestFacts()
    await getAuth(isHttps).api.signOut({ headers: await readCookieHeader() })
    await addAuditEntry(db, actor, { action: 'sign-out', subject: email })
  })
}

async function leave(act: (access: Access, member: Member) => Promise<void>): Promise<Outcome> {
  const refusal = await attempt('viewer', (access) => act(access, requireMember(access)))
  return refusal.problem === null ? redirect('/sign-in') : refusal
}

type Member = Extract<Visitor, { kind: 'member' }>

function requireMember({ visitor }: Access): Member {
  if (visitor.kind === 'member') return visitor
  throw new TundishError('not_allowed', 'There is no account to change: nobody is signed in.')
}

async function isOwnPassword(db: Db, memberId: string, password: string): Promise<boolean> {
  const hash = await getPasswordHash(db, memberId)
  return hash !== null && password !== '' && (await verifyPassword({ hash, password }))
}
