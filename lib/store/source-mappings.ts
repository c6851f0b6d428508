import { isDeepStrictEqual } from 'node:util'
import type { Db, DbOrTransaction } from '@/lib/db'
import { type Mapping, mappingSchema } from '@/lib/ingest/shapes/mapping'
import { toRowId } from './row-id'
import type { SourceKind } from './source-settings'

/** A mapping as it was confirmed, with its number, from 1. */
export type ConfirmedMapping = Readonly<{
  sourceId: bigint
  source: string
  number: number
  mapping: Mapping
}>

/**
 * The mapping that was last confirmed for files of this layout (`keysOf`), its names with what was said of them since; null
 * where none was.
 */
export async function getMappingOfKeys(
  db: DbOrTransaction,
  keysHash: string,
): Promise<ConfirmedMapping | null> {
  return (await getNewest(db, keysHash))?.now ?? null
}

/** Null where it is none that can be used any more. */
export function toMapping(version: Readonly<{ mapping: unknown }> | null | undefined): Mapping | null {
  return mappingSchema.safeParse(version?.mapping).data ?? null
}

/** As it was confirmed, and as what was said since makes it. */
async function getNewest(
  db: DbOrTransaction,
  keysHash: string,
): Promise<Readonly<{ asConfirmed: Mapping; now: ConfirmedMapping }> | null> {
  const source = await db.source.findFirst({
    where: { keysHash, removedAt: null },
    select: { id: true, name: true, mappings: { orderBy: { number: 'desc' }, take: 1 } },
    orderBy: { id: 'asc' },
  })
  const [last] = source?.mappings ?? []
  const asConfirmed = toMapping(last)
  if (!source || !last || !asConfirmed) return null
  const mapping = await withSaidSince(db, asConfirmed, last.createdAt)
  return { asConfirmed, now: { sourceId: source.id, source: source.name, number: last.number, mapping } }
}

async function withSaidSince(db: DbOrTransaction, mapping: Mapping, since: Date): Promise<Mapping> {
  const type = { in: Object.keys(mapping.meanings) }
  const said = await db.eventMeaning.findMany({ where: { type, changedAt: { gt: since } } })
  if (said.length === 0) return mapping
  const meanings = Object.fromEntries(said.map((one) => [one.type, one.meaning]))
  return { ...mapping, meanings: { ...mapping.meanings, ...meanings } }
}

/** The mapping of a source that was confirmed last; null where none was, or the source is gone. */
export async function getLastMapping(
  db: DbOrTransaction,
  sourceId: bigint,
): Promise<ConfirmedMapping | null> {
  const last = await db.sourceMapping.findFirst({
    where: { sourceId },
    select: { number: true, mapping: true, source: { select: { name: true } } },
    orderBy: { number: 'desc' },
  })
  const mapping = toMapping(last)
  return last && mapping && { sourceId, source: last.source.name, number: last.number, mapping }
}

export type Confirmation = Readonly<{ name: string; keysHash: string; mapping: Mapping; author: string }>

/**
 * Keeps a mapping for files of a layout: as the next version where it says something else than the last, also with what was
 * said since, of a new source where the layout is new. A name that another source has gets a number.
 */
export async function confirmMapping(
  db: Db,
  { name, keysHash, mapping, author }: Confirmation,
): Promise<ConfirmedMapping> {
  return db.$transaction(async (tx) => {
    const newest = await getNewest(tx, keysHash)
    const known = newest?.now
    const saysSo = [newest?.asConfirmed, known?.mapping].some((said) => isDeepStrictEqual(said, mapping))
    if (known && saysSo) return known
    const source = known
      ? { id: known.sourceId, name: known.source }
      : await tx.source.create({
          data: {
            name: await nameAnew(tx, name),
            kind: 'files' satisfies SourceKind,
            keysHash,
            createdBy: author,
          },
          select: { id: true, name: true },
        })
    const number = (known?.number ?? 0) + 1
    await tx.sourceMapping.create({ data: { sourceId: source.id, number, mapping, author } })
    return { sourceId: source.id, source: source.name, number, mapping }
  })
}

async function nameAnew(db: DbOrTransaction, name: string): Promise<string> {
  const taken = new Set((await db.source.findMany({ select: { name: true } })).map((source) => source.name))
  let number = 1
  for (;;) {
    const anew = number === 1 ? name : `${name} ${number}`
    if (!taken.has(anew)) return anew
    number += 1
  }
}

/**
 * Keeps a later version of the mapping of a source that is there, by which its next import is read; its number. Null where
 * the newest version says the same.
 */
export async function addMapping(
  db: DbOrTransaction,
  id: string,
  mapping: Mapping,
  author: string,
): Promise<number | null> {
  const sourceId = toRowId(id)
  const last = await db.sourceMapping.findFirst({ where: { sourceId }, orderBy: { number: 'desc' } })
  if (isDeepStrictEqual(toMapping(last), mapping)) return null
  const number = (last?.number ?? 0) + 1
  await db.sourceMapping.create({ data: { sourceId, number, mapping, author } })
  return number
}
