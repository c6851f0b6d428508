import { type Db, Prisma } from '@/lib/db'

/** A row that an import could not take. `file` is a full path, `row` the text as it came. */
export type Reject = Readonly<{ file: string; line: number; reason: string; row: string }>

/** Of a source, by which of its mappings it is read, and who asked for it. */
type OfSource = Readonly<{ sourceId: bigint; mappingNumber: number; bytesTotal: bigint; askedBy: string }>

/** Returns the new import's id. */
export async function startImport(db: Db, format: string, source: string, of?: OfSource): Promise<bigint> {
  const { id } = await db.importRun.create({ data: { format, source, ...of }, select: { id: true } })
  return id
}

/** How far an import came, and why it ended where it did not come to its end. */
export async function noteImport(
  db: Db,
  id: bigint,
  data: Readonly<{ rowsRead?: number; bytesRead?: bigint; problem?: string }>,
): Promise<void> {
  await db.importRun.update({ where: { id }, data })
}

/** As if it had not begun: for one that was refused before it stored anything. */
export async function forgetImport(db: Db, id: bigint): Promise<void> {
  await db.importRun.delete({ where: { id } })
}

export async function finishImport(
  db: Db,
  id: bigint,
  counts: Readonly<{ read: number; stored: number; corrected: number; repeated: number; rejected: number }>,
): Promise<void> {
  const { read: rowsRead, stored, corrected, repeated, rejected } = counts
  await db.importRun.update({
    where: { id },
    data: { rowsRead, stored, corrected, repeated, rejected, finishedAt: new Date() },
  })
}

/** Of a row of at most 64 KB each, what one piece of memory holds. */
const PAGE_ROWS = 1_000

/**
 * In pages, in the order of files and lines. With an id those of that import, also where another refused the same; without
 * one each row once, as the last import that met it says.
 */
export async function* listRejects(
  db: Db,
  importId: bigint | null,
  pageRows = PAGE_ROWS,
): AsyncGenerator<readonly Reject[]> {
  let after = Prisma.sql`true`
  for (;;) {
    const rows: RejectRow[] = await db.$queryRaw<RejectRow[]>`
      select file, line, row_hash, reason, row
      from import_reject
      where import_id = ${importId === null ? newestImportSql : Prisma.sql`${importId}`} and ${after}
      order by file, line, row_hash
      limit ${pageRows}`
    if (rows.length > 0) yield rows.map(({ row_hash: _, ...reject }) => reject)
    const last = rows.at(-1)
    if (!last || rows.length < pageRows) return
    after = Prisma.sql`(file, line, row_hash) > (${last.file}, ${last.line}::int, ${last.row_hash})`
  }
}

type RejectRow = Reject & Readonly<{ row_hash: string }>

/** The last that met a row; asked row by row, so that a page costs what is on it, whatever is expected of the rest. */
const newestImportSql = Prisma.sql`(
  select max(met.import_id)
  from import_reject as met
  where met.file = import_reject.file and met.line = import_reject.line and met.row_hash = import_reject.row_hash
)`
