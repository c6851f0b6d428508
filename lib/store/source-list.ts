import type { DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { toRowId } from './row-id'

/** A source as lists show it. */
export type ListedSource = Awaited<ReturnType<typeof listSources>>[number]

const WITH_MAPPINGS = {
  mappings: { orderBy: { number: 'desc' }, omit: { sourceId: true } },
} satisfies Prisma.SourceInclude

/** All sources that are not removed, by name, each with its mappings (the newest first), its last read, and what is stored of it. */
export async function listSources(db: DbOrTransaction) {
  const [sources, sums, last] = await Promise.all([
    db.source.findMany({ where: { removedAt: null }, include: WITH_MAPPINGS, orderBy: { name: 'asc' } }),
    db.importRun.groupBy({
      by: ['sourceId'],
      where: { undoneAt: null, sourceId: { not: null } },
      _sum: { stored: true, rejected: true },
    }),
    db.importRun.findMany({
      where: { sourceId: { not: null } },
      orderBy: { id: 'desc' },
      distinct: ['sourceId'],
    }),
  ])
  return sources.map((source) => {
    const sum = sums.find(({ sourceId }) => sourceId === source.id)?._sum
    return {
      ...source,
      stored: sum?.stored ?? 0,
      rejected: sum?.rejected ?? 0,
      reads: last.filter(({ sourceId }) => sourceId === source.id).map(toRead),
    }
  })
}

/** The source of a name, with its last five reads, the newest first. Throws `bad_parameter` where there is none. */
export async function requireSource(db: DbOrTransaction, name: string): Promise<ListedSource> {
  const source = (await listSources(db)).find((one) => one.name === name)
  if (!source)
    throw new TundishError('bad_parameter', `There is no source ${quote(name)}; "sources list" prints them.`)
  const where = { sourceId: source.id }
  const reads = await db.importRun.findMany({ where, orderBy: { id: 'desc' }, take: 5 })
  return { ...source, reads: reads.map(toRead) }
}

/** A time that something was read of a source. */
function toRead({ id, rowsRead, ...run }: Prisma.ImportRunGetPayload<object>) {
  const { startedAt, finishedAt, stored, corrected, repeated, rejected, problem } = run
  return {
    importId: id,
    startedAt,
    finishedAt,
    read: rowsRead,
    stored,
    corrected,
    repeated,
    rejected,
    problem,
  }
}

/** A source with all versions of its mapping, the newest first; null where there is none with this id. */
export async function getSource(db: DbOrTransaction, id: string) {
  const source = await db.source.findUnique({ where: { id: toRowId(id) }, include: WITH_MAPPINGS })
  return source && { ...source, id: String(source.id) }
}

/** Where it is read from, in words; null where files are sent. */
export function sayWhere({ settings }: Readonly<{ settings: unknown }>): string | null {
  if (typeof settings !== 'object' || settings === null) return null
  const [place, folder, table] = ['place', 'path', 'table'].map((name) => Reflect.get(settings, name))
  if (typeof folder === 'string') return folder
  if (typeof place !== 'string') return null
  return `${typeof table === 'string' ? quote(table) : 'a select'} of ${place}`
}
