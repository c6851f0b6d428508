import { type ParsedRecord, parseRecord } from './parse-record'
import { type Line, type LineOptions, readLines } from './read-lines'

/** A record under the header, or a row that cannot be read. `row` is its text as it came, bad bytes as \xNN. */
export type CsvRow = Readonly<
  { line: number; row: string } & ({ fields: readonly string[] } | { reason: string })
>

/** What is known of a file before it is read; without it, commas, and as many columns as its first row has. */
export type CsvForm = LineOptions &
  Readonly<{
    delimiter?: string
    /** How many columns a row has. `null`: those of the first row; `any`: each its own. */
    width?: number | 'any' | null
    /** Columns that rows may lack, or have too many of where those are empty. */
    leastWidth?: number | null
  }>

/** A quoted field that is not closed within this much is taken for a stray quote. */
const LONGEST_RECORD_LINES = 100
const LONGEST_RECORD_CHARACTERS = 65_536

/**
 * Reads CSV (RFC 4180, UTF-8, any delimiter, any newline, with or without BOMs), as many rows at a time as each chunk
 * completes. Rows with more or fewer columns are rejected. Blank lines are passed over. A row that cannot be read costs
 * its own line and no other. A `header` that hangs on the end of a line, as where a file without a last newline was
 * joined with another, begins a row of its own.
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  header: string | null = null,
  form: CsvForm = {},
): AsyncGenerator<CsvRow[]> {
  const reader = new RowReader(form)
  for await (const read of readLines(bytes, form)) {
    const rows = reader.take(header === null ? read : read.flatMap((line) => cutHanging(line, header)))
    if (rows.length > 0) yield rows
  }
  const rows = reader.end()
  if (rows.length > 0) yield rows
}

/** The rows of lines that are all there is. */
export function toCsvRows(lines: readonly Line[], form: CsvForm): CsvRow[] {
  const reader = new RowReader(form)
  return [...reader.take(lines), ...reader.end()]
}

/** A line, cut before a header that ends it. Both parts have its number. */
function cutHanging(line: Line, header: string): readonly Line[] {
  const { text } = line
  const end = text.endsWith('\r') ? text.length - 1 : text.length
  const at = end - header.length
  if (at <= 0 || !text.startsWith(header, at)) return [line]
  const before = text.slice(0, at)
  if (before.replaceAll('\uFEFF', '') === '') return [line]
  return [
    { ...line, text: before.replace(/\uFEFF$/, '') },
    { ...line, text: text.slice(at), problem: null },
  ]
}

const NOT_CLOSED = 'a quote is opened and not closed'

type ReadRecord = Readonly<{ row: CsvRow | null; next: number }> | 'wait'
type Collected = Readonly<{ record: string; parsed: ParsedRecord; next: number }>

class RowReader {
  readonly #delimiter: string
  readonly #leastWidth: number | null
  #width: number | 'any' | null
  #waiting: readonly Line[] = []
  #atEnd = false

  constructor({ delimiter = ',', width = null, leastWidth = null }: CsvForm) {
    this.#delimiter = delimiter
    this.#width = width
    this.#leastWidth = leastWidth
  }

  take(more: readonly Line[]): CsvRow[] {
    const lines = this.#waiting.length > 0 ? [...this.#waiting, ...more] : more
    const rows: CsvRow[] = []
    let at = 0
    while (at < lines.length) {
      const read = this.#read(lines, at)
      if (read === 'wait') break
      if (read.row) rows.push(read.row)
      at = read.next
    }
    this.#waiting = lines.slice(at)
    return rows
  }

  end(): CsvRow[] {
    this.#atEnd = true
    return this.take([])
  }

  #read(lines: readonly Line[], at: number): ReadRecord {
    const first = withoutBom(lineAt(lines, at))
    if (first.problem !== null) return reject(first, first.problem, at)
    const collected = this.#collect(lines, at, first.text)
    if (collected === 'wait') return 'wait'
    const { record, parsed, next } = collected
    if (record === '') return { row: null, next }
    // A stray quote that happens to meet another one makes one record of several lines.
    const isSeveral = next > at + 1
    if ('open' in parsed || ('reason' in parsed && isSeveral)) return reject(first, NOT_CLOSED, at)
    if ('reason' in parsed) return reject(first, parsed.reason, at)
    const { fields } = parsed
    this.#width ??= fields.length
    if (this.#fits(fields)) return { row: { line: first.number, row: record, fields }, next }
    const counts = `has ${countColumns(fields)}, the header has ${this.#width}`
    return reject(first, isSeveral ? NOT_CLOSED : counts, at)
  }

  #fits(fields: readonly string[]): boolean {
    const width = this.#width
    if (width === 'any' || width === null || fields.length === width) return true
    if (this.#leastWidth === null || fields.length < this.#leastWidth) return false
    return fields.slice(width).every((field) => field === '')
  }

  /** Joins lines until every quoted field is closed; `open` when that does not happen within the bounds. */
  #collect(lines: readonly Line[], at: number, first: string): Collected | 'wait' {
    let text = first
    for (let next = at + 1; ; next += 1) {
      const record = text.endsWith('\r') ? text.slice(0, -1) : text
      const parsed = parseRecord(record, this.#delimiter)
      const isLong = next - at >= LONGEST_RECORD_LINES || text.length > LONGEST_RECORD_CHARACTERS
      if (!('open' in parsed) || isLong) return { record, parsed, next }
      if (next >= lines.length) return this.#atEnd ? { record, parsed, next } : 'wait'
      const more = lineAt(lines, next)
      if (more.problem !== null) return { record, parsed, next }
      text += `\n${more.text}`
    }
  }
}

function lineAt(lines: readonly Line[], at: number): Line {
  const line = lines[at]
  if (!line) throw new RangeError('There is no such line.')
  return line
}

function reject({ number, text }: Line, reason: string, at: number): ReadRecord {
  return { row: { line: number, row: text.replace(/\r$/, ''), reason }, next: at + 1 }
}

function countColumns(fields: readonly string[]): string {
  return fields.length === 1 ? '1 column' : `${fields.length} columns`
}

/** A record may begin with one not only at the head of a file: files that were joined have one each. */
function withoutBom(line: Line): Line {
  return line.text.startsWith('\uFEFF') ? { ...line, text: line.text.replace(/^\uFEFF+/, '') } : line
}
