import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'

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

/** Adds to what an import stored by now, in the transaction that stores it: whoever goes on with it knows what it brought. */
export async function noteStored(tx: DbOrTransaction, id: bigint, rows: number): Promise<void> {
  if (rows > 0) await tx.importRun.update({ where: { id }, data: { stored: { increment: rows } } })
}

/** An import by its number. Throws `bad_parameter` where there is none. */
export async function requireImport(db: DbOrTransaction, id: bigint) {
  const run = await db.importRun.findUnique({ where: { id } })
  if (run) return run
  throw new TundishError(
    'bad_parameter',
    `There is no import ${id}; tundish imports lists those that there are.`,
  )
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
  const data = { rowsRead, stored, corrected, repeated, rejected, finishedAt: new Date() }
  await db.importRun.update({ where: { id }, data })
}

/** Refused rows of an import that was undone are its own alone. */
const NOT_UNDONE = Prisma.sql`import_id not in (select id from import_run where undo_begun_at is not null)`

/** Of a row of at most 64 KB each, what one piece of memory holds. */
const PAGE_ROWS = 1_000

/**
 * In pages of at most so many, in the order of files and lines. With an id those of that import, also where another refused
 * the same; without one each row once, as the last import that met it says, without those of imports that were undone. A page is the next entries of an index and what
 * they say, so that it costs what is on it, whatever is expected of the rest.
 */
export async function* listRejects(
  db: Db,
  importId: bigint | null,
  pageRows = PAGE_ROWS,
): AsyncGenerator<readonly Reject[]> {
  const ofImport = importId === null ? NOT_UNDONE : Prisma.sql`import_id = ${importId}`
  let after = Prisma.sql`true`
  for (;;) {
    const rows: RejectRow[] = await db.$queryRaw<RejectRow[]>`
      with next as (
        select file, line, row_hash
        from import_reject
        where ${ofImport} and ${after}
        order by file, line, row_hash
        limit ${pageRows}
      )
      select file, line, row_hash, newest.reason, newest.row
      from (select distinct file, line, row_hash from next) as met
      cross join lateral (
        select reason, row
        from import_reject as told
        where told.file = met.file and told.line = met.line and told.row_hash = met.row_hash and ${ofImport}
        order by import_id desc
        limit 1
      ) as newest
      order by file, line, row_hash`
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(({ row_hash: _, ...reject }) => reject)
    after = Prisma.sql`(file, line, row_hash) > (${last.file}, ${last.line}::int, ${last.row_hash})`
  }
}

type RejectRow = Reject & Readonly<{ row_hash: string }>
