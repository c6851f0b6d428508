import { isDeepStrictEqual } from 'node:util'
import type { Db, DbOrTransaction } from '@/lib/db'
import { type Mapping, mappingSchema } from '@/lib/ingest/shapes/mapping'

/** What a source is read from: files that are sent, a folder that grows, a table or a select elsewhere. */
export const SOURCE_KINDS = ['files', 'folder', 'postgres'] as const

export type SourceKind = (typeof SOURCE_KINDS)[number]

/** A mapping as it was confirmed, with its number, from 1. */
export type ConfirmedMapping = Readonly<{
  sourceId: bigint
  source: string
  number: number
  mapping: Mapping
}>

/** The mapping that was last confirmed for files of this layout (`keysOf`); null where none was. */
export async function getMappingOfKeys(
  db: DbOrTransaction,
  keysHash: string,
): Promise<ConfirmedMapping | null> {
  const source = await db.source.findFirst({
    where: { keysHash, removedAt: null },
    select: { id: true, name: true, mappings: { orderBy: { number: 'desc' }, take: 1 } },
    orderBy: { id: 'asc' },
  })
  const [last] = source?.mappings ?? []
  const parsed = mappingSchema.safeParse(last?.mapping)
  if (!source || !last || !parsed.success) return null
  return { sourceId: source.id, source: source.name, number: last.number, mapping: parsed.data }
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
  const parsed = mappingSchema.safeParse(last?.mapping)
  if (!last || !parsed.success) return null
  return { sourceId, source: last.source.name, number: last.number, mapping: parsed.data }
}

export type Confirmation = Readonly<{ name: string; keysHash: string; mapping: Mapping; author: string }>

/**
 * Keeps a mapping for files of a layout: as the next version where it says something else than the last, of a new source
 * where the layout is new. A name that another source has gets a number.
 */
export async function confirmMapping(
  db: Db,
  { name, keysHash, mapping, author }: Confirmation,
): Promise<ConfirmedMapping> {
  return db.$transaction(async (tx) => {
    const known = await getMappingOfKeys(tx, keysHash)
    if (known && isDeepStrictEqual(known.mapping, mapping)) return known
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
