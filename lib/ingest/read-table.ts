import { createReadStream } from 'node:fs'
import { readCsv } from './csv/read-csv'
import type { RowKind, RowKinds } from './formats/import-table'
import { RowReader } from './formats/row-reader'
import type { OpenFile } from './open-files'
import { BATCH_ROWS } from './write-result'

/** A row that was understood, with where it stood. */
export type ReadRow = Readonly<{ line: number; row: string; value: RowKinds[RowKind] }>

/** A row that was not, kept as it came. */
export type RejectedRow = Readonly<{ line: number; row: string; reason: string }>

export type ReadBatch = Readonly<{
  rows: readonly ReadRow[]
  rejects: readonly RejectedRow[]
  bytesRead: number
}>

/** Reads a file under its header, in batches of about BATCH_ROWS rows. Knows nothing of the database. */
export async function* readTable(file: OpenFile): AsyncGenerator<ReadBatch> {
  const stream = createReadStream(file.path, { highWaterMark: 256 * 1024 })
  let rows: ReadRow[] = []
  let rejects: RejectedRow[] = []
  let isHeader = true
  for await (const records of readCsv(stream)) {
    for (const record of isHeader ? records.slice(1) : records) {
      const read = 'reason' in record ? record : readRow(file, record.line, record.row, record.fields)
      if ('reason' in read) rejects.push(read)
      else rows.push(read)
    }
    isHeader = false
    if (rows.length + rejects.length < BATCH_ROWS) continue
    yield { rows, rejects, bytesRead: stream.bytesRead }
    rows = []
    rejects = []
  }
  yield { rows, rejects, bytesRead: file.bytes }
}

function readRow(
  file: OpenFile,
  line: number,
  row: string,
  fields: readonly string[],
): ReadRow | RejectedRow {
  const reader = new RowReader(file.header, fields)
  const value = file.table.read(reader)
  return reader.problem === null ? { line, row, value } : { line, row, reason: reader.problem }
}
