import type { Db } from '@/lib/db'

/** A row that an import could not take. `file` is a full path, `row` the text as it came. */
export type Reject = Readonly<{ file: string; line: number; reason: string; row: string }>

/** Returns the new import's id. */
export async function startImport(db: Db, format: string, source: string): Promise<bigint> {
  const { id } = await db.importRun.create({ data: { format, source }, select: { id: true } })
  return id
}

export async function finishImport(
  db: Db,
  id: bigint,
  counts: Readonly<{ read: number; stored: number; repeated: number; rejected: number }>,
): Promise<void> {
  const { read: rowsRead, stored, repeated, rejected } = counts
  await db.importRun.update({
    where: { id },
    data: { rowsRead, stored, repeated, rejected, finishedAt: new Date() },
  })
}

/** In the order of files and lines; with an id only those that this import was the first to meet. */
export function listRejects(db: Db, importId: bigint | null): Promise<Reject[]> {
  return db.importReject.findMany({
    ...(importId === null ? {} : { where: { importId } }),
    select: { file: true, line: true, reason: true, row: true },
    orderBy: [{ file: 'asc' }, { line: 'asc' }, { rowHash: 'asc' }],
  })
}
