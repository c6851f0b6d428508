import type { Db, DbOrTransaction, Prisma } from '@/lib/db'
import { nameCopy } from '@/lib/forms/saved-report'
import type { Funnel } from '@/lib/funnel/definition'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import type { Actor } from '../members/audit'
import { toRowId } from '../row-id'
import { lockToChange, noSuch } from './kept-row'

/** What people say of a funnel. */
export type FunnelText = Readonly<{ name: string; description: string | null }>

/** What a funnel was after a change; numbered from 1, and never changed. */
export type FunnelVersion = Readonly<{ number: number; author: string; createdAt: Date; definition: Funnel }>

/** The newest of the versions comes first, and is `current`; `owner` is the name that its owner had when it was saved. */
export type SavedFunnel = FunnelText &
  Readonly<{
    id: string
    owner: string
    updatedAt: Date
    deletedAt: Date | null
    current: FunnelVersion
    versions: readonly FunnelVersion[]
  }>

/** How a saved funnel is read with all of its versions, the newest first. */
export const VERSIONS = { versions: { orderBy: { number: 'desc' } } } as const

type Row = Prisma.SavedFunnelGetPayload<{ include: { versions: true } }>

/** Null where there is none with this id; a deleted one is there, with `deletedAt`. */
export async function getFunnel(db: DbOrTransaction, id: string): Promise<SavedFunnel | null> {
  const row = await db.savedFunnel.findUnique({ where: { id: toRowId(id) }, include: VERSIONS })
  return row && toFunnel(row)
}

/** Throws `unknown_funnel` for one that is not there, or deleted. */
export async function requireFunnel(db: DbOrTransaction, id: string): Promise<SavedFunnel> {
  const funnel = await getFunnel(db, id)
  if (funnel && !funnel.deletedAt) return funnel
  throw noSuch('funnel')
}

/** Those that are not deleted, last changed first. */
export async function listFunnels(db: Db): Promise<readonly SavedFunnel[]> {
  const rows = await db.savedFunnel.findMany({
    where: { deletedAt: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    include: VERSIONS,
  })
  return rows.map(toFunnel)
}

function toFunnel({ id, ownerName: owner, versions: rows, ...row }: Row): SavedFunnel {
  const versions = rows.map(({ number, author, createdAt, definition }) => ({
    number,
    author,
    createdAt,
    definition: parseFunnel(definition),
  }))
  const [current] = versions
  if (!current) throw new Error(`Funnel ${id} has no version.`)
  const { name, description, updatedAt, deletedAt } = row
  return { id: String(id), name, description, owner, updatedAt, deletedAt, current, versions }
}

/** Returns the new funnel's id. Throws `bad_funnel`. */
export function createFunnel(db: Db, actor: Actor, text: FunnelText, definition: Funnel): Promise<string> {
  return db.$transaction((tx) => insertFunnel(tx, actor, text, definition))
}

/**
 * Renames and describes, and makes this definition the newest version where it is another one. Throws `unknown_funnel`,
 * `bad_funnel`.
 */
export async function changeFunnel(
  db: Db,
  actor: Actor,
  id: string,
  { text, definition }: Readonly<{ text?: FunnelText; definition?: Funnel }>,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const funnelId = await lockToChange(tx, 'funnel', id)
    const { current } = await requireFunnel(tx, id)
    const isOther = definition !== undefined && !isSame(definition, current.definition)
    if (isOther) await insertVersion(tx, actor, { funnelId, number: current.number + 1, definition })
    if (isOther || text)
      await tx.savedFunnel.update({ where: { id: funnelId }, data: { ...text, updatedAt: new Date() } })
  })
}

/** A funnel of its own, as this one is now; returns its id. Throws `unknown_funnel`. */
export function duplicateFunnel(db: Db, actor: Actor, id: string): Promise<string> {
  return db.$transaction(async (tx) => {
    const { name, description, current } = await requireFunnel(tx, id)
    return insertFunnel(tx, actor, { name: nameCopy(name), description }, current.definition)
  })
}

async function insertFunnel(
  tx: DbOrTransaction,
  actor: Actor,
  { name, description }: FunnelText,
  definition: Funnel,
): Promise<string> {
  const { id } = await tx.savedFunnel.create({
    data: { name, description, ownerId: actor.memberId, ownerName: actor.name },
    select: { id: true },
  })
  await insertVersion(tx, actor, { funnelId: id, number: 1, definition })
  return String(id)
}

/** Written is only what can be read again. */
async function insertVersion(
  tx: DbOrTransaction,
  { name: author }: Actor,
  { definition, ...key }: Readonly<{ funnelId: bigint; number: number; definition: Funnel }>,
): Promise<void> {
  const stored: Prisma.InputJsonObject = JSON.parse(JSON.stringify(parseFunnel(definition)))
  await tx.funnelVersion.create({ data: { ...key, author, definition: stored } })
}

function isSame(one: Funnel, other: Funnel): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
