import { isDeepStrictEqual } from 'node:util'
import type { Db, DbOrTransaction } from '@/lib/db'
import { type Mapping, mappingSchema } from '@/lib/ingest/shapes/mapping'
import { toRowId } from './row-id'

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

/** A source as its list shows it. */
export type SourceLine = Awaited<ReturnType<typeof listSources>>[number]

/** All sources that are read, the newest first, each with its last import and the sums over all that were not undone. */
export async function listSources(db: Db) {
  const [sources, sums, last] = await Promise.all([
    db.source.findMany({
      where: { removedAt: null },
      orderBy: { id: 'desc' },
      select: {
        id: true,
        name: true,
        kind: true,
        createdBy: true,
        createdAt: true,
        mappings: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
      },
    }),
    db.importRun.groupBy({
      by: ['sourceId'],
      where: { undoneAt: null, sourceId: { not: null } },
      _sum: { stored: true, rejected: true },
    }),
    db.importRun.findMany({
      where: { sourceId: { not: null } },
      orderBy: { id: 'desc' },
      distinct: ['sourceId'],
      select: { id: true, sourceId: true, startedAt: true },
    }),
  ])
  return sources.map(({ id, mappings, ...source }) => {
    const sum = sums.find(({ sourceId }) => sourceId === id)?._sum
    const newest = last.find(({ sourceId }) => sourceId === id)
    return {
      ...source,
      id: String(id),
      mappingNumber: mappings[0]?.number ?? null,
      stored: sum?.stored ?? 0,
      rejected: sum?.rejected ?? 0,
      lastImport: newest ? { id: String(newest.id), at: newest.startedAt } : null,
    }
  })
}

/** A source with all versions of its mapping, the newest first; null where there is none with this id. */
export async function getSource(db: Db, id: string) {
  const source = await db.source.findUnique({
    where: { id: toRowId(id) },
    include: { mappings: { orderBy: { number: 'desc' } } },
  })
  if (!source) return null
  const { mappings, ...rest } = source
  return {
    ...rest,
    id: String(source.id),
    mappings: mappings.map(({ sourceId: _, ...version }) => version),
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
  if (last && isDeepStrictEqual(mappingSchema.safeParse(last.mapping).data, mapping)) return null
  const number = (last?.number ?? 0) + 1
  await db.sourceMapping.create({ data: { sourceId, number, mapping, author } })
  return number
}
