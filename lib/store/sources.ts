import { isDeepStrictEqual } from 'node:util'
import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { type Mapping, mappingSchema } from '@/lib/ingest/shapes/mapping'
import type { FolderSettings, Position, PostgresSettings } from './source-settings'

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
  const parsed = mappingSchema.safeParse(last?.mapping)
  if (!source || !last || !parsed.success) return null
  const mapping = await withSaidSince(db, parsed.data, last.createdAt)
  return {
    asConfirmed: parsed.data,
    now: { sourceId: source.id, source: source.name, number: last.number, mapping },
  }
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
  const parsed = mappingSchema.safeParse(last?.mapping)
  if (!last || !parsed.success) return null
  return { sourceId, source: last.source.name, number: last.number, mapping: parsed.data }
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

/** A source that is read by itself, with its newest mapping. */
export type SourceElsewhere = Readonly<{
  id: bigint
  name: string
  kind: SourceKind
  settings: unknown
  position: unknown
  mappingNumber: number
  mapping: Mapping
}>

/** Those that are read at every run of the pipeline, the oldest first. */
export async function listSourcesElsewhere(db: DbOrTransaction): Promise<SourceElsewhere[]> {
  const sources = await db.source.findMany({
    where: { kind: { in: ['folder', 'postgres'] satisfies SourceKind[] }, removedAt: null },
    include: { mappings: { orderBy: { number: 'desc' }, take: 1 } },
    orderBy: { id: 'asc' },
  })
  return sources.flatMap(({ id, name, kind, settings, position, mappings: [last] }) => {
    const parsed = mappingSchema.safeParse(last?.mapping)
    if (!last || !parsed.success) return []
    const known = kind === 'folder' ? 'folder' : 'postgres'
    return [{ id, name, kind: known, settings, position, mappingNumber: last.number, mapping: parsed.data }]
  })
}

export type NewSource = Readonly<
  { name: string; mapping: Mapping; author: string } & (
    | { kind: 'folder'; settings: FolderSettings }
    | { kind: 'postgres'; settings: PostgresSettings }
  )
>

/** Throws `bad_parameter` where another source has the name, or it is none. */
export async function requireFreeName(db: DbOrTransaction, name: string): Promise<void> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.test(name))
    throw new TundishError(
      'bad_parameter',
      `${quote(name)} is no name of a source: write letters, digits, blanks and . _ - only, 60 at most.`,
    )
  if (await db.source.findUnique({ where: { name }, select: { id: true } }))
    throw new TundishError('bad_parameter', `There is a source ${quote(name)} already; take another name.`)
}

/** Keeps a source that is read by itself, with its first mapping. Returns its id. Throws as `requireFreeName`. */
export async function addSource(
  db: Db,
  { name, kind, settings, mapping, author }: NewSource,
): Promise<bigint> {
  return db.$transaction(async (tx) => {
    await requireFreeName(tx, name)
    const mappings = { create: { number: 1, mapping, author } }
    const { id } = await tx.source.create({ data: { name, kind, settings, createdBy: author, mappings } })
    return id
  })
}

/** Reads it no more; its rows stay. Its name is free again. */
export async function endSource(db: DbOrTransaction, id: bigint): Promise<void> {
  await db.$executeRaw`
    update source
    set removed_at = now(), name = name || ' (removed ' || id || ')'
    where id = ${id} and removed_at is null`
}

/** How far it was read; null: it is read from its beginning. */
export async function setPosition(db: DbOrTransaction, id: bigint, position: Position | null): Promise<void> {
  await db.source.update({ where: { id }, data: { position: position ?? Prisma.DbNull } })
}

/** The last time that something was read of a source. */
export type LastRead = Readonly<{
  importId: bigint
  startedAt: Date
  finishedAt: Date | null
  read: number
  stored: number
  corrected: number
  repeated: number
  rejected: number
  problem: string | null
}>

export type ListedSource = Readonly<{
  id: bigint
  name: string
  kind: string
  settings: unknown
  position: unknown
  createdBy: string
  createdAt: Date
  /** The newest first. */
  mappings: readonly Readonly<{ number: number; mapping: unknown; author: string; createdAt: Date }>[]
  /** The newest first, five at most. */
  reads: readonly LastRead[]
}>

/** All sources that are not removed, by name. */
export async function listSources(db: DbOrTransaction): Promise<ListedSource[]> {
  const sources = await db.source.findMany({
    where: { removedAt: null },
    include: { mappings: { orderBy: { number: 'desc' } } },
    orderBy: { name: 'asc' },
  })
  return Promise.all(sources.map(async (source) => ({ ...source, reads: await listReads(db, source.id) })))
}

const READS_LISTED = 5

async function listReads(db: DbOrTransaction, sourceId: bigint): Promise<LastRead[]> {
  const imports = await db.importRun.findMany({
    where: { sourceId },
    orderBy: { id: 'desc' },
    take: READS_LISTED,
  })
  return imports.map(
    ({ id, startedAt, finishedAt, rowsRead, stored, corrected, repeated, rejected, problem }) => ({
      importId: id,
      startedAt,
      finishedAt,
      read: rowsRead,
      stored,
      corrected,
      repeated,
      rejected,
      problem,
    }),
  )
}

/** The source of a name. Throws `bad_parameter` where there is none. */
export async function requireSource(db: DbOrTransaction, name: string): Promise<ListedSource> {
  const source = (await listSources(db)).find((one) => one.name === name)
  if (source) return source
  throw new TundishError('bad_parameter', `There is no source ${quote(name)}; "sources list" prints them.`)
}
