import { isUtf8 } from 'node:buffer'
import { badFile } from '@/lib/errors'
import { escapeBytes } from '../bytes/escape-bytes'
import type { SourceRecord } from '../source-record'
import { startsWith } from './find-rows'
import { type JsonPath, JsonScanner, LONGEST_VALUE_BYTES, type ValueProblem } from './scan-json'
import { toRecord } from './to-record'

const WORDS: Readonly<Record<ValueProblem, string>> = {
  'too long': `is longer than ${LONGEST_VALUE_BYTES} bytes; its beginning is kept`,
  cut: 'is cut off, because the file ends within it',
  misplaced: 'stands where no row can be, behind a bracket too many',
}

const KEPT_OF_CUT = 1_000

/**
 * The rows of a document that lie at `rows`, as many at a time as each chunk completes. What cannot be read of it is refused by
 * itself. Throws `bad_file` where the document does not come to its end, after all that it holds.
 */
export async function* readDocument(
  bytes: AsyncIterable<Uint8Array>,
  rows: JsonPath,
): AsyncGenerator<SourceRecord[]> {
  let records: SourceRecord[] = []
  const scanner = new JsonScanner({
    begin: (path, kind) => {
      if (path.length === rows.length + 1 && path.at(-1) === null && startsWith(path, rows)) return 'take'
      return kind !== 'scalar' && path.length <= rows.length && startsWith(rows, path) ? 'enter' : 'skip'
    },
    take: (value, line, problem) => records.push(toValueRecord(value, line, problem)),
  })
  for await (const chunk of bytes) {
    scanner.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    if (records.length > 0) yield records
    records = []
  }
  const isWhole = scanner.end()
  if (records.length > 0) yield records
  if (!isWhole)
    throw badFile('its JSON does not come to its end, as that of a file that was not copied whole')
}

function toValueRecord(bytes: Buffer, line: number, problem: ValueProblem | null): SourceRecord {
  if (problem !== null)
    return { line, row: escapeBytes(bytes.subarray(0, KEPT_OF_CUT)), reason: WORDS[problem] }
  if (!isUtf8(bytes)) return { line, row: escapeBytes(bytes), reason: 'has bytes that are not UTF-8' }
  if (bytes.includes(0)) return { line, row: escapeBytes(bytes), reason: 'has a NUL character' }
  return toRecord(line, bytes.toString('utf8'))
}
