import { TundishError } from '@/lib/errors'
import { openToRead } from '@/lib/files/open-inside'
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

/** Long rows make a batch full before BATCH_ROWS of them do: memory must not depend on the file. */
const BATCH_CHARACTERS = 8_000_000

/**
 * Reads a file under its header, in batches of at most BATCH_ROWS rows. Knows nothing of the database. Throws
 * `bad_file` when the file can no longer be read.
 */
export async function* readTable(file: OpenFile): AsyncGenerator<ReadBatch> {
  const stream = await openToRead(file.path, file.root)
  let batch = emptyBatch()
  let isHeader = true
  for await (const records of readCsv(readBytes(stream, file.path))) {
    for (const record of isHeader ? records.slice(1) : records) {
      const read = 'reason' in record ? record : readRow(file, record.line, record.row, record.fields)
      if ('reason' in read) batch.rejects.push(read)
      else batch.rows.push(read)
      batch.characters += record.row.length
      if (!isFull(batch)) continue
      yield { rows: batch.rows, rejects: batch.rejects, bytesRead: stream.bytesRead }
      batch = emptyBatch()
    }
    isHeader = false
  }
  yield { rows: batch.rows, rejects: batch.rejects, bytesRead: file.bytes }
}

type OpenBatch = { rows: ReadRow[]; rejects: RejectedRow[]; characters: number }

function emptyBatch(): OpenBatch {
  return { rows: [], rejects: [], characters: 0 }
}

function isFull({ rows, rejects, characters }: OpenBatch): boolean {
  return rows.length + rejects.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS
}

async function* readBytes(stream: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const sentence = `${path} could not be read to its end (${why}). What was stored stays; import the folder again.`
    throw new TundishError('bad_file', sentence, { cause })
  }
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
