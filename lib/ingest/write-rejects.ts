import { createHash } from 'node:crypto'
import type { DbOrTransaction } from '@/lib/db'
import type { RejectedRow } from './read-table'

/** Keeps rejected rows of a file, once for each import that meets them. */
export async function writeRejects(
  tx: DbOrTransaction,
  importId: bigint,
  file: string,
  rejects: readonly RejectedRow[],
): Promise<void> {
  if (rejects.length === 0) return
  const rows = rejects.map(({ row }) => row)
  await tx.$executeRaw`
    insert into import_reject (file, line, row_hash, reason, row, import_id)
    select ${file}, line, row_hash, reason, row, ${importId}
    from unnest(
      ${rejects.map(({ line }) => line)}::int[],
      ${rows.map((row) => createHash('md5').update(row).digest('hex'))}::text[],
      ${rejects.map(({ reason }) => reason)}::text[],
      ${rows}::text[]
    ) as given (line, row_hash, reason, row)
    on conflict do nothing`
}
