import type { SourceRecord } from '../source-record'
import { type LineOptions, readLines } from './read-lines'

/** A record a line, by what `toRecord` makes of its number and its text; blank lines are passed over. */
export async function* readEntries(
  bytes: AsyncIterable<Uint8Array>,
  options: LineOptions,
  toRecord: (line: number, row: string) => SourceRecord,
): AsyncGenerator<SourceRecord[]> {
  for await (const lines of readLines(bytes, options)) {
    const records = lines.flatMap(({ number: line, text, problem }): SourceRecord[] => {
      const row = text.replace(/^\uFEFF+/, '').replace(/\r$/, '')
      if (problem !== null) return [{ line, row, reason: problem }]
      return row.trim() === '' ? [] : [toRecord(line, row)]
    })
    if (records.length > 0) yield records
  }
}
