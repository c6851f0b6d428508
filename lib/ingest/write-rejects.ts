import { createHash } from 'node:crypto'
import type { DbOrTransaction } from '@/lib/db'
import type { RejectedRow } from './read-table'
import { rowsSql } from './rows-sql'

/** Keeps rejected rows of a file, once for each import that meets them. */
export async function writeRejects(
  tx: DbOrTransaction,
  importId: bigint,
  file: string,
  rejects: readonly RejectedRow[],
): Promise<void> {
  if (rejects.length === 0) return
  const rows = rejects.map((reject) => ({
    ...reject,
    rowHash: createHash('md5').update(reject.row).digest('hex'),
  }))
  await tx.$executeRaw`
    insert into import_reject (file, line, row_hash, reason, row, import_id)
    select ${file}, line, row_hash, reason, row, ${importId}
    from ${rowsSql(rows, { line: 'int', rowHash: 'text', reason: 'text', row: 'text' })}
    on conflict do nothing`
}
