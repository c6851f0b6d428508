import type { Db } from '@/lib/db'
import { toRowId } from './row-id'

/** A source as its list shows it. */
export type SourceLine = Awaited<ReturnType<typeof listSourceLines>>[number]

/** All sources that are read, the newest first, each with its last import and the sums over all that were not undone. */
export async function listSourceLines(db: Db) {
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
