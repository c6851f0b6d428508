import { type Db, Prisma } from '@/lib/db'

/** A row that an import could not take. `file` is a full path, `row` the text as it came. */
export type Reject = Readonly<{ file: string; line: number; reason: string; row: string }>

/** Returns the new import's id. */
export async function startImport(db: Db, format: string, source: string): Promise<bigint> {
  const { id } = await db.importRun.create({ data: { format, source }, select: { id: true } })
  return id
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

/**
 * In the order of files and lines. With an id those of that import, also where another refused the same; without one
 * each row once, as the last import that met it says.
 */
export function listRejects(db: Db, importId: bigint | null): Promise<Reject[]> {
  const ofImport = importId === null ? Prisma.sql`true` : Prisma.sql`import_id = ${importId}`
  return db.$queryRaw<Reject[]>`
    select distinct on (file, line, row_hash) file, line, reason, row
    from import_reject
    where ${ofImport}
    order by file, line, row_hash, import_id desc`
}
