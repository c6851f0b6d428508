import { createHmac, randomBytes } from 'node:crypto'
import type { DbOrTransaction } from '@/lib/db'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import { rowsSql } from '../write/rows-sql'

// What may not be stored: rows of people who were erased, and events before the moment from which raw rows are kept
// (docs/decisions/0049).

/** Why rows are kept out, as their reasons say it. */
export const ERASED = 'erased'

/** What is kept out, of the ids that were asked about. */
export type KeptOut = Readonly<{
  /** Events before it are kept out; null: none. */
  keptFrom: Date | null
  isErasedUser: (id: string | null | undefined) => boolean
  isErasedOrder: (id: string | null | undefined) => boolean
}>

type Asked = Readonly<{ users: Iterable<string | null>; orders: Iterable<string | null> }>

/** Null where nothing is kept out, as in most shops: that costs one look, and nobody is asked about. */
export async function readKeptOut(tx: DbOrTransaction, ask: () => Asked): Promise<KeptOut | null> {
  const [state] = await tx.$queryRaw<{ kept_from: Date | null; key: string | null }[]>`
    select kept_from, (select key from erasure_key where exists (select 1 from erased_id)) as key
    from refresh_state
    where id = 1`
  const { kept_from: keptFrom = null, key = null } = state ?? {}
  if (key === null && keptFrom === null) return null
  const erased = key === null ? new Set<string>() : await listErased(tx, key, ask())
  return {
    keptFrom,
    isErasedUser: (id) => id != null && erased.has(nameUser(id)),
    isErasedOrder: (id) => id != null && erased.has(nameOrder(id)),
  }
}

/** Keeps the fingerprints of ids that may not come again. Returns one of each, in the order of `users`. */
export async function keepErased(
  tx: DbOrTransaction,
  { users, orders }: Readonly<{ users: readonly string[]; orders: readonly string[] }>,
): Promise<string[]> {
  await tx.$executeRaw`
    insert into erasure_key (id, key)
    values (1, ${randomBytes(32).toString('base64url')})
    on conflict do nothing`
  const { key } = await tx.erasureKey.findUniqueOrThrow({ where: { id: 1 } })
  const prints = [...users.map(nameUser), ...orders.map(nameOrder)].map((name) => toFingerprint(key, name))
  await tx.$executeRaw`
    insert into erased_id (fingerprint)
    select distinct * from unnest(${prints}::text[])
    on conflict do nothing`
  return prints.slice(0, users.length)
}

async function listErased(tx: DbOrTransaction, key: string, { users, orders }: Asked): Promise<Set<string>> {
  const names = new Map<string, string>()
  for (const id of new Set(users)) if (id !== null) names.set(toFingerprint(key, nameUser(id)), nameUser(id))
  for (const id of new Set(orders))
    if (id !== null) names.set(toFingerprint(key, nameOrder(id)), nameOrder(id))
  const rows = await tx.$queryRaw<{ fingerprint: string }[]>`
    select fingerprint
    from erased_id
    where fingerprint = any (${[...names.keys()]}::text[])`
  return new Set(rows.flatMap(({ fingerprint }) => names.get(fingerprint) ?? []))
}

const nameUser = (id: string) => `user ${id}`
const nameOrder = (id: string) => `order ${id}`

function toFingerprint(key: string, name: string): string {
  return createHmac('sha256', key).update(name).digest('base64url')
}

/** A session that a row names. */
type Session = Readonly<{ userId: string; sessionId: string }>

/** Of these sessions those whose events have gone because they are old: what comes to them cannot be counted with them. */
export async function listDropped(
  tx: DbOrTransaction,
  keptFrom: Date,
  sessions: readonly Session[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<Session[]>`
    select session_path.user_id as "userId", session_path.session_id as "sessionId"
    from ${rowsSql(sessions, { userId: 'text', sessionId: 'text' }, 'asked')}
    join session_path using (user_id, session_id)
    where session_path.started_at < ${keptFrom}
      and not exists (
        select 1
        from event
        where event.user_id = session_path.user_id
          and event.session_id = session_path.session_id
          and not ${isBackOfficeSql()}
      )`
  return new Set(rows.map(nameSession))
}

export function nameSession({ userId, sessionId }: Session): string {
  return JSON.stringify([userId, sessionId])
}
