import type { SourceRecord } from '../source-record'
import { readEntries } from '../text/read-entries'
import type { LineOptions } from '../text/read-lines'
import { toRecord } from './to-record'

/** A record a line; blank lines are passed over. A line that is no JSON object is refused. */
export function readNdjson(
  bytes: AsyncIterable<Uint8Array>,
  options: LineOptions,
): AsyncGenerator<SourceRecord[]> {
  return readEntries(bytes, options, toRecord)
}
