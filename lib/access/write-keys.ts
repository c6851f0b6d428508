import type { Db, DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatList } from '@/lib/format/format-list'
import { quote } from '@/lib/format/quote'
import { type Actor, addAuditEntry } from '@/lib/store/members/audit'
import { toRowId } from '@/lib/store/row-id'
import { addSource, endSource, type NewSource } from '@/lib/store/sources'
import { makeToken } from './token'

/** What a program may send by a key: from pages of these origins alone, events of these names alone; empty: whatever it likes. */
export type KeyLimits = Readonly<{ origins: readonly string[]; types: readonly string[] }>

/** By what programs send events to a source; the key itself is known to nobody here. */
export type WriteKey = ReturnType<typeof toWriteKey>

/** A key as it is shown once, and its id. */
export type MadeKey = Readonly<{ id: string; key: string }>

const SHOWN_LETTERS = 6

/**
 * Makes a source that programs send to, and its key. Throws `bad_parameter` for a name that is taken or none, and for limits that
 * make no sense.
 */
export async function createWriteKey(
  db: Db,
  actor: Actor,
  { name, mapping, ...limits }: KeyLimits & Pick<NewSource, 'name' | 'mapping'>,
): Promise<MadeKey> {
  const { origins, types } = checkLimits(limits)
  const { token, tokenHash } = makeToken()
  const { id } = await db.$transaction(async (tx) => {
    const author = actor.name
    const sourceId = await addSource(tx, { name, kind: 'live', settings: {}, mapping, author })
    const detail = [`origins: ${formatList(origins) || 'any'}`, `events: ${formatList(types) || 'any'}`]
    await addAuditEntry(tx, actor, { action: 'write-key-created', subject: name, detail: detail.join('; ') })
    const data = {
      sourceId,
      keyHash: tokenHash,
      prefix: toPrefix(token),
      origins,
      types,
      createdBy: author,
    }
    return tx.writeKey.create({ data, select: { id: true } })
  })
  return { id: String(id), key: token }
}

/** Another key in place of this one, which is refused from then on. Throws `bad_parameter` where it is revoked. */
export async function rotateWriteKey(db: Db, actor: Actor, id: string): Promise<MadeKey> {
  const { token, tokenHash } = makeToken()
  await db.$transaction(async (tx) => {
    const { name } = await requireById(tx, id)
    const data = { keyHash: tokenHash, prefix: toPrefix(token), rotatedAt: new Date() }
    await tx.writeKey.update({ where: { id: toRowId(id) }, data })
    await addAuditEntry(tx, actor, { action: 'write-key-rotated', subject: name })
  })
  return { id, key: token }
}

/** From now on nothing is taken by it, and its source is read no more; what came stays. Throws as `rotateWriteKey`. */
export async function revokeWriteKey(db: Db, actor: Actor, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { name, sourceId } = await requireById(tx, id)
    await tx.writeKey.update({ where: { id: toRowId(id) }, data: { revokedAt: new Date() } })
    await endSource(tx, sourceId)
    await addAuditEntry(tx, actor, { action: 'write-key-revoked', subject: name })
  })
}

/** Those that are not revoked, by name. */
export async function listWriteKeys(db: DbOrTransaction): Promise<WriteKey[]> {
  const rows = await db.writeKey.findMany({
    where: { revokedAt: null },
    include: WITH_NAME,
    orderBy: { id: 'asc' },
  })
  return rows.map(toWriteKey).toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

/** The key of a source; null where it has none, or it is revoked. */
export async function getWriteKeyOf(db: DbOrTransaction, sourceId: string): Promise<WriteKey | null> {
  const row = await db.writeKey.findFirst({
    where: { sourceId: toRowId(sourceId), revokedAt: null },
    include: WITH_NAME,
  })
  return row && toWriteKey(row)
}

/** The key of this hash (`hashToken`); null where there is none any more. */
export async function findWriteKey(db: DbOrTransaction, keyHash: string): Promise<WriteKey | null> {
  const row = await db.writeKey.findUnique({ where: { keyHash, revokedAt: null }, include: WITH_NAME })
  return row && toWriteKey(row)
}

/** Of the name, or the id. Throws `bad_parameter` where there is none. */
export async function requireWriteKey(db: DbOrTransaction, text: string): Promise<WriteKey> {
  const found = (await listWriteKeys(db)).find(({ id, name }) => id === text || name === text)
  if (found) return found
  throw new TundishError('bad_parameter', `There is no write key ${quote(text)}; "keys list" prints them.`)
}

const WITH_NAME = { source: { select: { name: true } } } satisfies Prisma.WriteKeyInclude

/** Throws `bad_parameter` where there is none any more. */
async function requireById(tx: DbOrTransaction, id: string): Promise<WriteKey> {
  const row = await tx.writeKey.findUnique({
    where: { id: toRowId(id), revokedAt: null },
    include: WITH_NAME,
  })
  if (row) return toWriteKey(row)
  throw new TundishError('bad_parameter', 'There is no such write key any more.')
}

function toWriteKey({
  id,
  source,
  keyHash: _,
  revokedAt: __,
  ...row
}: Prisma.WriteKeyGetPayload<{ include: typeof WITH_NAME }>) {
  return { ...row, id: String(id), name: source.name }
}

function toPrefix(key: string): string {
  return key.slice(0, SHOWN_LETTERS)
}

const MOST_LISTED = 100
const LONGEST_TYPE = 100

function checkLimits({ origins, types }: KeyLimits) {
  const wrong = origins.find((origin) => toOrigin(origin) === null)
  if (wrong !== undefined)
    throw new TundishError(
      'bad_parameter',
      `${quote(wrong)} is no origin: write it as in https://shop.example.`,
    )
  const long = types.find((type) => type.length === 0 || type.length > LONGEST_TYPE)
  if (long !== undefined || origins.length > MOST_LISTED || types.length > MOST_LISTED)
    throw new TundishError(
      'bad_parameter',
      `A write key may name ${MOST_LISTED} origins and ${MOST_LISTED} events of ${LONGEST_TYPE} letters at most.`,
    )
  return {
    origins: [...new Set(origins.flatMap((origin) => toOrigin(origin) ?? []))],
    types: [...new Set(types)],
  }
}

function toOrigin(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) return null
  return /^https?:\/\/[^/?#@]+\/?$/i.test(text) ? url.origin : null
}
