import { type Encoding, findEncoding } from './bytes/encoding'
import { readSample } from './bytes/sample'
import type { Source } from './bytes/source'
import { type TextForm, toLf, toUtf8 } from './bytes/to-utf8'
import { findRows } from './json/find-rows'
import { parseJson } from './json/parse-json'
import type { JsonPath } from './json/scan-json'
import { findDelimiter } from './text/find-delimiter'
import { hasHeader } from './text/find-header'
import type { DelimitedLayout } from './text/read-delimited'
import { type Line, readLines } from './text/read-lines'
import { isLogEntry } from './text/read-log'

/** How a text is written. `rows` of a document: where they lie, a key or null for any element of a list at each step. */
export type TextLayout = TextForm &
  (
    | DelimitedLayout
    | Readonly<{ kind: 'ndjson' }>
    | Readonly<{ kind: 'log' }>
    | Readonly<{ kind: 'document'; rows: JsonPath }>
  )

const SAMPLE_BYTES = 1_000_000
const SAMPLE_LINES = 200
/** As much of a document is looked at to find where its rows lie. */
const DOCUMENT_SAMPLE_BYTES = 64_000_000

/** Lines of JSON, or entries of a log, among others that are damaged. */
const MOST = 0.5

/** How a text is written, by its beginning; null where it holds nothing but blanks. */
export async function findLayout(source: Source): Promise<TextLayout | null> {
  const sample = await readSample(source, SAMPLE_BYTES)
  const encoding = findEncoding(sample.bytes)
  const form = { encoding, newline: await findNewline(sample.bytes, encoding) }
  const { lines, isCut } = await toLines(sample.bytes, form, sample.isWhole)
  const said = lines.filter((line) => line.text.replace(/^\uFEFF+/, '').trim() !== '')
  if (said.length === 0) return null
  if (looksLikeJson(said)) {
    return isNdjson(said, isCut)
      ? { kind: 'ndjson', ...form }
      : { kind: 'document', ...form, rows: await findDocumentRows(source, form) }
  }
  // The last line of a sample is seldom a whole one.
  const whole = isCut && said.length > 1 ? said.slice(0, -1) : said
  if (looksLikeLog(whole)) return { kind: 'log', ...form }
  return { ...form, ...findTable(whole.slice(0, SAMPLE_LINES)) }
}

/** Some spreadsheets end lines with a carriage return alone. */
async function findNewline(bytes: Buffer, encoding: Encoding): Promise<TextForm['newline']> {
  let hasReturns = false
  for await (const chunk of toUtf8(once(bytes), encoding)) {
    if (chunk.includes(0x0a)) return 'LF'
    hasReturns ||= chunk.subarray(0, -1).includes(0x0d)
  }
  return hasReturns ? 'CR' : 'LF'
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function toLines(
  bytes: Buffer,
  form: TextForm,
  isWhole: boolean,
): Promise<{ lines: Line[]; isCut: boolean }> {
  const lines: Line[] = []
  for await (const more of readLines(toLf(once(bytes), form))) for (const line of more) lines.push(line)
  return { lines, isCut: !isWhole }
}

function looksLikeJson(lines: readonly Line[]): boolean {
  const first = lines.find((line) => line.problem === null) ?? lines[0]
  return (
    /^\uFEFF*\s*(\{|\[\s*(["{[\]\d-]|true|false|null|$))/.test(first?.text ?? '') ||
    countJson(lines) >= lines.length * MOST
  )
}

/** Several lines of which most are objects by themselves, or one that is and does not go on. */
function isNdjson(lines: readonly Line[], isCut: boolean): boolean {
  const whole = isCut ? lines.slice(0, -1) : lines
  const objects = countJson(whole)
  return whole.length > 1 && objects >= Math.max(whole.slice(0, SAMPLE_LINES).length * MOST, 1)
}

function countJson(lines: readonly Line[]): number {
  return lines.slice(0, SAMPLE_LINES).filter(({ text, problem }) => {
    const said = text.replace(/^\uFEFF+/, '').trim()
    return problem === null && said.startsWith('{') && 'value' in parseJson(said)
  }).length
}

function looksLikeLog(lines: readonly Line[]): boolean {
  const first = lines.slice(0, SAMPLE_LINES)
  const entries = first.filter(({ text, problem }) => problem === null && isLogEntry(text))
  return entries.length > first.length * MOST
}

function findTable(lines: readonly Line[]): DelimitedLayout {
  const { delimiter, width, rows } = findDelimiter(lines)
  const read = rows.flatMap((row) => ('fields' in row ? [row.fields] : []))
  const [first] = read
  if (
    !first ||
    !hasHeader(
      first,
      read.slice(1).filter((fields) => fields.length === width),
    )
  )
    return { kind: 'delimited', delimiter, header: null, width }
  return { kind: 'delimited', delimiter, header: first, width: first.length }
}

async function findDocumentRows(source: Source, form: TextForm): Promise<JsonPath> {
  const { bytes } = await readSample(source, DOCUMENT_SAMPLE_BYTES)
  const chunks: Buffer[] = []
  for await (const chunk of toLf(once(bytes), form)) chunks.push(Buffer.from(chunk))
  return findRows(chunks)
}
