import type { RecordBatch, SourceRecord } from '../read/source-record'
import type { SourceRow } from '../shapes/source-row'
import type { ToRows } from '../shapes/to-row'
import type { RejectedRow } from '../tables/read-table'

/** `lines`: of each row, where its record stood. */
export type UnderstoodBatch = Readonly<{
  member: string
  rows: readonly SourceRow[]
  lines: readonly number[]
  rejects: readonly RejectedRow[]
}>

/** What records are by a mapping. A record of several rows is refused row by row, each with all of its text. */
export function understand(
  { member, records }: Omit<RecordBatch, 'bytesRead'>,
  toRows: ToRows,
): UnderstoodBatch {
  const rows: SourceRow[] = []
  const lines: number[] = []
  const rejects: RejectedRow[] = []
  for (const record of records) {
    const { line, row } = record
    if ('reason' in record) {
      rejects.push({ line, row, reason: record.reason })
      continue
    }
    const all = toRows(record.fields)
    for (const [at, understood] of all.entries()) {
      if (understood.ok) {
        rows.push(understood.row)
        lines.push(line)
      } else
        rejects.push({ line, row, reason: understood.reason, ...toKept(record, all.length > 1 ? at : null) })
    }
  }
  return { member, rows, lines, rejects }
}

/** What is needed to read a refused row again: an object of JSON is its own text. */
function toKept({ row, ...record }: SourceRecord, part: number | null): Pick<RejectedRow, 'fields' | 'part'> {
  const isItself = /^\s*\{[\s\S]*\}\s*$/.test(row)
  return { fields: 'fields' in record && !isItself ? JSON.stringify(record.fields) : null, part }
}
