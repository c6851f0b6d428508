import { cache } from 'react'
import { type Db, getDb } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { isAllowed, type Role } from '@/lib/query/role'
import type { Actor } from '@/lib/store/audit'

/** Who asks: a member, or whoever sits at this machine while there is no member yet (local mode). */
export type Visitor =
  | Readonly<{ kind: 'local' }>
  | Readonly<{ kind: 'member'; id: string; name: string; email: string; role: Role }>

export type Access = Readonly<{ db: Db; visitor: Visitor; actor: Actor }>

/** Who asks, read once a request; null where nobody may be let in. */
export const askVisitor = cache(async (): Promise<Visitor | null> => ({ kind: 'local' }))

/**
 * The database, for whoever may do what `need` says: the one way to it from a page, panel, action or route, so that
 * nothing is read or written unasked. Throws `not_signed_in` and `not_allowed`.
 */
export async function requireAccess(need: Role): Promise<Access> {
  const visitor = await askVisitor()
  if (!visitor) throw new TundishError('not_signed_in', 'Sign in to see this.')
  if (visitor.kind === 'member' && !isAllowed(visitor.role, need)) {
    throw new TundishError('not_allowed', `This needs the role ${need}; you are ${visitor.role}.`)
  }
  return { db: getDb(), visitor, actor: toActor(visitor) }
}

/** The database alone, for those who need no more. Throws as `requireAccess` does. */
export async function requireDb(need: Role): Promise<Db> {
  return (await requireAccess(need)).db
}

/** Who it is, in a word for the screen. */
export function nameVisitor(visitor: Visitor): string {
  return visitor.kind === 'member' ? visitor.name : 'the team'
}

function toActor(visitor: Visitor): Actor {
  return visitor.kind === 'member'
    ? { memberId: visitor.id, name: visitor.name, address: null }
    : { memberId: null, name: 'this machine, before there were members', address: null }
}
