import { headers } from 'next/headers'
import { cache } from 'react'
import { isLoopbackAddress, isLoopbackHost } from '@/lib/access/requests/loopback'
import { type Db, getDb } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { isAllowed, parseRole, type Role } from '@/lib/forms/role'
import type { Actor } from '@/lib/store/members/audit'
import { hasMembers } from '@/lib/store/members/members'
import { DAY_MS } from '@/lib/time/duration'
import { getAuth, LONGEST_SESSION_DAYS, readCookieHeader } from './auth'
import { askRequestFacts } from './request-facts'

/** Who asks: a member, or whoever sits at this machine while there is no member yet (local mode). */
export type Visitor =
  | Readonly<{ kind: 'local' }>
  | Readonly<{ kind: 'member'; id: string; name: string; email: string; role: Role }>

/** Why somebody is nobody, and what they can do about it. */
export type Stranger = Readonly<{ kind: 'stranger'; why: 'signed out' | 'not set up' | 'not this machine' }>

export type Access = Readonly<{ db: Db; visitor: Visitor; actor: Actor }>

/** Who asks, read once a request: from the session in the database each time, so that a member who is disabled is out. */
export const askStanding = cache(async (): Promise<Visitor | Stranger> => {
  const member = await askMember()
  if (member) return member
  if (await areThereMembers()) return { kind: 'stranger', why: 'signed out' }
  if (!isLoopbackAddress(getEnv().host)) return { kind: 'stranger', why: 'not set up' }
  return (await isAskedHere()) ? { kind: 'local' } : { kind: 'stranger', why: 'not this machine' }
})

/**
 * The database, for whoever may do what `need` says: the one way to it from a page, panel, action or route, so that
 * nothing is read or written unasked. Throws `not_signed_in` and `not_allowed`.
 */
export async function requireAccess(need: Role): Promise<Access> {
  const visitor = await askStanding()
  if (visitor.kind === 'stranger') throw new TundishError('not_signed_in', SENTENCES[visitor.why])
  if (visitor.kind === 'member' && !isVisitorAllowed(visitor, need)) {
    throw new TundishError('not_allowed', `This needs the role ${need}; you are ${visitor.role}.`)
  }
  return { db: getDb(), visitor, actor: await toActor(visitor) }
}

/** The database alone, for those who need no more. Throws as `requireAccess` does. */
export async function requireDb(need: Role): Promise<Db> {
  return (await requireAccess(need)).db
}

/** Whether this visitor may do what `need` says; in local mode everything. For what is shown: `requireAccess` decides. */
export function isVisitorAllowed(visitor: Visitor, need: Role): boolean {
  return visitor.kind === 'local' || isAllowed(visitor.role, need)
}

/** Who it is, in a word for the screen. */
export function nameVisitor(visitor: Visitor): string {
  return visitor.kind === 'member' ? visitor.name : 'the team'
}

export const SENTENCES: Record<Stranger['why'], string> = {
  'signed out': 'Sign in to see this.',
  'not set up': 'There is no admin yet. Create the first one with the code in the log of this server.',
  'not this machine':
    'There is no member yet, so this server answers only on its own machine, and through no proxy. Open it there as http://localhost, and create the first admin.',
}

async function toActor(visitor: Visitor): Promise<Actor> {
  const { address } = await askRequestFacts()
  return visitor.kind === 'member'
    ? { memberId: visitor.id, name: visitor.name, address }
    : { memberId: null, name: 'this machine, before there were members', address }
}

async function askMember(): Promise<Visitor | null> {
  const { isHttps } = await askRequestFacts()
  const found = await getAuth(isHttps).api.getSession({ headers: await readCookieHeader() })
  if (!found) return null
  const { id, name, email, role, disabledAt } = found.user
  const oldest = Date.now() - LONGEST_SESSION_DAYS * DAY_MS
  const known = parseRole(role)
  if (!known || disabledAt || found.session.createdAt.getTime() < oldest) return null
  return { kind: 'member', id, name, email, role: known }
}

/** Once there is one there always is: the last admin cannot be taken away. */
let haveMembers = false

async function areThereMembers(): Promise<boolean> {
  haveMembers ||= await hasMembers(getDb())
  return haveMembers
}

/**
 * Whether this very machine asks, under a name of its own: not a page of another site, nor somebody behind a server in
 * front, however many of those are trusted. The front door says from where; without it nobody is known to be here.
 */
async function isAskedHere(): Promise<boolean> {
  const { address, isDirect } = await askRequestFacts()
  const host = (await headers()).get('host') ?? ''
  return isDirect && isLoopbackHost(host) && address !== null && isLoopbackAddress(address)
}
