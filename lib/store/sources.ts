import { type DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { Mapping } from '@/lib/ingest/shapes/mapping'
import { toMapping } from './source-mappings'
import type { FolderSettings, Position, PostgresSettings, SourceKind } from './source-settings'

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
    const mapping = toMapping(last)
    if (!last || !mapping) return []
    const known = kind === 'folder' ? 'folder' : 'postgres'
    return [{ id, name, kind: known, settings, position, mappingNumber: last.number, mapping }]
  })
}

export type NewSource = Readonly<
  { name: string; mapping: Mapping; author: string } & (
    | { kind: 'folder'; settings: FolderSettings }
    | { kind: 'postgres'; settings: PostgresSettings }
    | { kind: 'live'; settings: Readonly<Record<string, never>> }
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

/** Keeps a source that is no layout of files, with its first mapping. Returns its id. Throws as `requireFreeName`. */
export async function addSource(
  db: DbOrTransaction,
  { name, kind, settings, mapping, author }: NewSource,
): Promise<bigint> {
  await requireFreeName(db, name)
  const mappings = { create: { number: 1, mapping, author } }
  const { id } = await db.source.create({ data: { name, kind, settings, createdBy: author, mappings } })
  return id
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
