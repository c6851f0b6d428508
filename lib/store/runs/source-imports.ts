import { type Db, Prisma } from '@/lib/db'
import { toRowId } from '../row-id'
import { CANCELLED, type ImportState, toImportState } from './import-state'

/** An import of a source or of a folder: what was read, stored, known and refused of it. */
export type SourceImport = ReturnType<typeof toImport>

/** A page of them, or all, the newest first; of one source, or of any. `all`: how many there are. */
export async function listImports(
  db: Db,
  {
    sourceId = null,
    take,
    skip = 0,
  }: Readonly<{ sourceId?: string | null; take?: number; skip?: number }> = {},
): Promise<Readonly<{ imports: SourceImport[]; all: number }>> {
  const where = sourceId === null ? {} : { sourceId: toRowId(sourceId) }
  const [rows, all] = await Promise.all([
    db.importRun.findMany({ where, orderBy: { id: 'desc' }, skip, ...(take !== undefined && { take }) }),
    db.importRun.count({ where }),
  ])
  return { imports: rows.map(toImport), all }
}

/** Null where there is none with this id. */
export async function getImport(db: Db, id: string): Promise<SourceImport | null> {
  const row = await db.importRun.findUnique({ where: { id: toRowId(id) } })
  return row && toImport(row)
}

/** Says that somebody wants no more of it: the storing stops after its batch. False where it had ended. */
export async function cancelImport(db: Db, id: string): Promise<boolean> {
  const { count } = await db.importRun.updateMany({
    where: { id: toRowId(id), finishedAt: null, problem: null },
    data: { problem: CANCELLED },
  })
  return count > 0
}

function toImport(run: Prisma.ImportRunGetPayload<object>) {
  const { id, sourceId, bytesRead, bytesTotal, files, ...row } = run
  return {
    ...row,
    id: String(id),
    sourceId: sourceId === null ? null : String(sourceId),
    bytesRead: Number(bytesRead),
    bytesTotal: Number(bytesTotal),
    state: toImportState(run),
    /** The upload that it came of; null where it came of none. */
    upload: /^uploads\/([^/]+)/.exec(String(Array.isArray(files) ? files[0] : ''))?.[1] ?? null,
  }
}

/** A page of what an import refused, in the order of files and lines, and how many there are. */
export async function listRefusedRows(
  db: Db,
  id: string,
  { take, skip }: Readonly<{ take: number; skip: number }>,
): Promise<
  Readonly<{ rows: Readonly<{ file: string; line: number; reason: string; row: string }>[]; all: number }>
> {
  const where = { importId: toRowId(id) }
  const [rows, all] = await Promise.all([
    db.importReject.findMany({
      where,
      orderBy: [{ file: 'asc' }, { line: 'asc' }, { rowHash: 'asc' }],
      take,
      skip,
      select: { file: true, line: true, reason: true, row: true },
    }),
    db.importReject.count({ where }),
  ])
  return { rows, all }
}

/** Another import of files that were sent together with those of an import. */
export type SentWith = Readonly<{ id: string; source: string; state: ImportState }>

/** The others that came of the upload of an import, in their order: files of other layouts. */
export async function listSentWith(db: Db, id: string): Promise<SentWith[]> {
  const folderOf = (name: string) => Prisma.sql`split_part(${Prisma.raw(name)}.files ->> 0, '/', 2)`
  const others = await db.$queryRaw<{ id: bigint }[]>`
    select other.id
    from import_run as one
    join import_run as other on ${folderOf('other')} = ${folderOf('one')}
    where one.id = ${toRowId(id)} and other.id <> one.id`
  const rows = await db.importRun.findMany({
    where: { id: { in: others.map((other) => other.id) } },
    orderBy: { id: 'asc' },
  })
  return rows.map((run) => ({ id: String(run.id), source: run.source, state: toImportState(run) }))
}
