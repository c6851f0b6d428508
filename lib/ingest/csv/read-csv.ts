import { isUtf8 } from 'node:buffer'
import { escapeBytes } from './escape-bytes'
import { type ParsedRecord, parseRecord } from './parse-record'
import { type Line, LONGEST_LINE_BYTES, readLines } from './read-lines'

/** A record under the header, or a row that cannot be read. `row` is its text as it came, bad bytes as \xNN. */
export type CsvRow = Readonly<
  { line: number; row: string } & ({ fields: readonly string[] } | { reason: string })
>

/** A quoted field that is not closed within this much is taken for a stray quote. */
const LONGEST_RECORD_LINES = 100
const LONGEST_RECORD_CHARACTERS = 65_536

/**
 * Reads CSV (RFC 4180, UTF-8, any newline, with or without BOMs), as many rows at a time as each chunk completes.
 * The first row is the header; rows with more or fewer columns are rejected. Blank lines are passed over.
 * A row that cannot be read costs its own line and no other.
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow[]> {
  let waiting: Line[] = []
  let width: number | null = null
  const take = (lines: readonly Line[], atEnd: boolean): CsvRow[] => {
    const { rows, rest } = toRows(lines, width, atEnd)
    waiting = rest
    const [first] = rows
    if (width === null && first && 'fields' in first) width = first.fields.length
    return rows
  }
  for await (const lines of readLines(bytes)) {
    const rows = take(waiting.length > 0 ? [...waiting, ...lines] : lines, false)
    if (rows.length > 0) yield rows
  }
  const rows = take(waiting, true)
  if (rows.length > 0) yield rows
}

/** `width` is null until the header has been read; the header's own width then holds for the rows after it. */
function toRows(
  lines: readonly Line[],
  width: number | null,
  atEnd: boolean,
): { rows: CsvRow[]; rest: Line[] } {
  const rows: CsvRow[] = []
  let expected = width
  let at = 0
  while (at < lines.length) {
    const read = readRecord(lines, at, expected, atEnd)
    if (read === 'wait') break
    if (read.row) rows.push(read.row)
    if (expected === null && read.row && 'fields' in read.row) expected = read.row.fields.length
    at = read.next
  }
  return { rows, rest: lines.slice(at) }
}

type ReadRecord = Readonly<{ row: CsvRow | null; next: number }> | 'wait'

function readRecord(lines: readonly Line[], at: number, width: number | null, atEnd: boolean): ReadRecord {
  const first = withoutBom(decode(lines[at]))
  if ('reason' in first) return reject(first, first.reason, at)
  const collected = collectRecord(lines, at, first.row, atEnd)
  if (collected === 'wait') return 'wait'
  const { record, parsed, next } = collected
  if (record === '') return { row: null, next }
  // A stray quote that happens to meet another one makes one record of several lines.
  const isSeveral = next > at + 1
  if ('open' in parsed || ('reason' in parsed && isSeveral)) return reject(first, NOT_CLOSED, at)
  if ('reason' in parsed) return reject(first, parsed.reason, at)
  const { fields } = parsed
  if (width === null || fields.length === width)
    return { row: { line: first.line, row: record, fields }, next }
  return reject(first, isSeveral ? NOT_CLOSED : `has ${countColumns(fields)}, the header has ${width}`, at)
}

type Collected = Readonly<{ record: string; parsed: ParsedRecord; next: number }>

/** Joins lines until every quoted field is closed; `open` when that does not happen within the bounds. */
function collectRecord(
  lines: readonly Line[],
  at: number,
  first: string,
  atEnd: boolean,
): Collected | 'wait' {
  let text = first
  for (let next = at + 1; ; next += 1) {
    const record = text.replace(/\r$/, '')
    const parsed = parseRecord(record)
    const isLong = next - at >= LONGEST_RECORD_LINES || text.length > LONGEST_RECORD_CHARACTERS
    if (!('open' in parsed) || isLong) return { record, parsed, next }
    if (next >= lines.length) return atEnd ? { record, parsed, next } : 'wait'
    const more = decode(lines[next])
    if ('reason' in more) return { record, parsed, next }
    text += `\n${more.row}`
  }
}

const NOT_CLOSED = 'a quote is opened and not closed'

function reject({ line, row }: { line: number; row: string }, reason: string, at: number): ReadRecord {
  return { row: { line, row: row.replace(/\r$/, ''), reason }, next: at + 1 }
}

function countColumns(fields: readonly string[]): string {
  return fields.length === 1 ? '1 column' : `${fields.length} columns`
}

type Decoded =
  | Readonly<{ line: number; row: string }>
  | Readonly<{ line: number; row: string; reason: string }>

function decode(line: Line | undefined): Decoded {
  if (!line) throw new RangeError('There is no such line.')
  const { number, bytes, tooLong } = line
  if (tooLong) {
    return {
      line: number,
      row: escapeBytes(bytes),
      reason: `is longer than ${LONGEST_LINE_BYTES} bytes; its beginning is kept`,
    }
  }
  if (!isUtf8(bytes)) return { line: number, row: escapeBytes(bytes), reason: 'has bytes that are not UTF-8' }
  if (bytes.includes(0)) return { line: number, row: escapeBytes(bytes), reason: 'has a NUL character' }
  return { line: number, row: bytes.toString('utf8') }
}

/** A record may begin with one not only at the head of a file: files that were joined have one each. */
function withoutBom<Row extends Decoded>(decoded: Row): Row {
  return { ...decoded, row: decoded.row.replace(/^\uFEFF+/, '') }
}
