import type { RecordBatch } from '../read/source-record'
import type { SourceRow } from '../shapes/source-row'
import type { ToRows } from '../shapes/to-row'

/** What cannot be taken, with all of the text of its record. */
export type Reject = Readonly<{ line: number; row: string; reason: string }>

type UnderstoodBatch = Readonly<{ member: string; rows: readonly SourceRow[]; rejects: readonly Reject[] }>

/** What records are by a mapping: rows and refusals, which are all of them. A record of several rows is refused row by row. */
export function understand({ member, records }: RecordBatch, toRows: ToRows): UnderstoodBatch {
  const rows: SourceRow[] = []
  const rejects: Reject[] = []
  for (const record of records) {
    const { line, row } = record
    if ('reason' in record) rejects.push({ line, row, reason: record.reason })
    else
      for (const understood of toRows(record.fields)) {
        if (understood.ok) rows.push(understood.row)
        else rejects.push({ line, row, reason: understood.reason })
      }
  }
  return { member, rows, rejects }
}
