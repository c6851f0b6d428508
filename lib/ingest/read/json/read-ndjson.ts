import type { SourceRecord } from '../source-record'
import { type Line, type LineOptions, readLines } from '../text/read-lines'
import { toRecord } from './to-record'

/** A record a line; blank lines are passed over. A line that is no JSON object is refused. */
export async function* readNdjson(
  bytes: AsyncIterable<Uint8Array>,
  options: LineOptions,
): AsyncGenerator<SourceRecord[]> {
  for await (const lines of readLines(bytes, options)) {
    const records = lines.flatMap((line) => toLineRecord(line) ?? [])
    if (records.length > 0) yield records
  }
}

function toLineRecord({ number, text, problem }: Line): SourceRecord | null {
  const row = text.replace(/^\uFEFF+/, '').replace(/\r$/, '')
  if (problem !== null) return { line: number, row, reason: problem }
  return row.trim() === '' ? null : toRecord(number, row)
}
