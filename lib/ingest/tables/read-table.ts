import { TundishError } from '@/lib/errors'
import { openToRead } from '@/lib/files/open-inside'
import type { ImportTable, RowKind, RowKinds } from '../formats/import-table'
import { RowReader } from '../formats/row-reader'
import { type CsvRow, readCsv } from '../read/text/read-csv'
import type { TimeLimits } from '../time-limits'
import { BATCH_ROWS } from '../write/write-result'
import type { OpenFile } from './open-files'

/** A row that was understood, with where it stood. */
export type ReadRow = Readonly<{ line: number; row: string; value: RowKinds[RowKind] }>

/**
 * A row that was not, kept as it came. `value`: what was understood of it where its columns could be told. `fields`: what it was
 * read as, as JSON, where its text alone does not say it; `part`: which element of its record's list it was.
 */
export type RejectedRow = Readonly<{
  line: number
  row: string
  reason: string
  fields?: string | null
  part?: number | null
  value?: RowKinds[RowKind]
}>

export type ReadBatch = Readonly<{
  rows: readonly ReadRow[]
  rejects: readonly RejectedRow[]
  bytesRead: number
}>

/** Long rows make a batch full before BATCH_ROWS of them do: memory must not depend on the file. */
const BATCH_CHARACTERS = 8_000_000

/**
 * Reads a file under its header, in batches of at most BATCH_ROWS rows. A header that comes again, as in files that
 * were joined, is no row; what follows is in its order. Knows nothing of the database. Throws `bad_file` when the
 * file can no longer be read.
 */
export async function* readTable(file: OpenFile, limits: TimeLimits): AsyncGenerator<ReadBatch> {
  const stream = await openToRead(file.path, file.root)
  const understand = toUnderstanding(file, limits)
  let batch = emptyBatch()
  for await (const records of readCsv(readBytes(stream, file.path), file.header.join(','))) {
    for (const record of records) {
      const read = understand(record)
      if (read === null) continue
      if ('reason' in read) batch.rejects.push(read)
      else batch.rows.push(read)
      batch.characters += record.row.length
      if (!isFull(batch)) continue
      yield { rows: batch.rows, rejects: batch.rejects, bytesRead: stream.bytesRead }
      batch = emptyBatch()
    }
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

/** What each record means, in their order; null for a header. */
function toUnderstanding(
  { table, header }: OpenFile,
  limits: TimeLimits,
): (record: CsvRow) => ReadRow | RejectedRow | null {
  const columns = [...header].sort().join()
  const known = new Set(header)
  let current = header
  return (record) => {
    if ('reason' in record) return record
    const fields = known.has(record.fields[0]?.trim() ?? '') ? toHeader(record.fields, columns) : null
    if (fields) current = fields
    return fields ? null : readRow(table, current, record, limits)
  }
}

/** The columns of a header; null for a row of data, which is not made of their names. */
function toHeader(fields: readonly string[], columns: string): readonly string[] | null {
  const named = fields.map((field) => field.trim())
  return [...named].sort().join() === columns ? named : null
}

type CsvRecord = Readonly<{ line: number; row: string; fields: readonly string[] }>

function readRow(
  { read }: ImportTable,
  header: readonly string[],
  { line, row, fields }: CsvRecord,
  limits: TimeLimits,
): ReadRow | RejectedRow {
  const reader = new RowReader(header, fields, limits)
  const value = read(reader)
  return reader.problem === null ? { line, row, value } : { line, row, value, reason: reader.problem }
}
