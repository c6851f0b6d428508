import { createHash } from 'node:crypto'
import type { DbOrTransaction } from '@/lib/db'
import { ERASED, readKeptOut } from '../forget/kept-out'
import type { RejectedRow } from '../tables/read-table'
import { rowsSql } from './rows-sql'

/** Keeps rejected rows of a file, once for each import that meets them. */
export async function writeRejects(
  tx: DbOrTransaction,
  importId: bigint,
  file: string,
  rejects: readonly RejectedRow[],
): Promise<void> {
  if (rejects.length === 0) return
  const rows = (await withoutErased(tx, rejects)).map((reject) => ({
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

/** Of a row in which an id of an erased person or of their order stands nothing is kept but that it was refused. */
async function withoutErased(
  tx: DbOrTransaction,
  rejects: readonly RejectedRow[],
): Promise<readonly RejectedRow[]> {
  if (!(await readKeptOut(tx, () => ({ users: [], orders: [] })))) return rejects
  const words = rejects.map(({ row }) => toWordsOf(row))
  const all = words.flat()
  const keptOut = await readKeptOut(tx, () => ({ users: all, orders: all }))
  if (!keptOut) return rejects
  return rejects.map((reject, index) =>
    words[index]?.some((word) => keptOut.isErasedUser(word) || keptOut.isErasedOrder(word))
      ? { line: reject.line, row: '', reason: ERASED }
      : reject,
  )
}

/** What may be an id: what stands between the signs that part fields, and its parts. */
function toWordsOf(row: string): string[] {
  const fields = row.split(/[\s,;|"'{}[\]()<>\\]+/)
  return [...new Set([...fields, ...fields.flatMap((field) => field.split(/[:=/&?]+/))])].filter(
    (word) => word !== '',
  )
}
