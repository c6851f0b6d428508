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
    fields: reject.fields ?? null,
    part: reject.part ?? null,
    rowHash: hashOf(reject),
  }))
  await tx.$executeRaw`
    insert into import_reject (file, line, row_hash, reason, row, import_id, fields, part)
    select ${file}, line, row_hash, reason, row, ${importId}, fields, part
    from ${rowsSql(rows, { line: 'int', rowHash: 'text', reason: 'text', row: 'text', fields: 'text', part: 'int' })}
    on conflict do nothing`
}

/** Elements of one record's list have all the same text. */
function hashOf({ row, part }: RejectedRow): string {
  const hash = createHash('md5').update(row)
  return (part ? hash.update(`#${part}`) : hash).digest('hex')
}
