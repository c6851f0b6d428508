import { badFile } from '@/lib/errors'
import { CalmBytes } from './bytes/calm-bytes'
import type { Found } from './bytes/list-sources'
import { type Scratch, toPlace } from './bytes/scratch'
import type { Source } from './bytes/source'
import { toLf } from './bytes/to-utf8'
import { findLayout, type TextLayout } from './find-layout'
import { readDocument } from './json/read-document'
import { toRecord } from './json/to-record'
import { readParquet } from './parquet/read-parquet'
import type { SourceRecord } from './source-record'
import { readDelimited } from './text/read-delimited'
import { readEntries } from './text/read-entries'
import type { LineOptions } from './text/read-lines'
import { readLog } from './text/read-log'

/** How a member is written. */
export type Layout = TextLayout | Readonly<{ kind: 'parquet' }>

/** Records, and for Parquet how much of the member was read with them, 0..1; null where its bytes tell. */
export type Records = Readonly<{ records: readonly SourceRecord[]; share: number | null }>

/** The layout of what was found; null for blanks alone. Throws what is wrong with it where nothing of it can be read. */
export async function layoutOf(found: Found): Promise<Layout | null> {
  if ('problem' in found) throw found.problem
  return found.kind === 'parquet' ? { kind: 'parquet' } : findLayout(found.source)
}

/** The records of a member. Throws what is wrong with it, after all that could be read. */
export function readSource(source: Source, layout: Layout, scratch: string | null): AsyncGenerator<Records> {
  return layout.kind === 'parquet' ? readColumns(source, scratch) : readText(source, layout)
}

async function* readText(source: Source, layout: TextLayout): AsyncGenerator<Records> {
  const calm = new CalmBytes(source.open())
  const bytes = toLf(calm, layout)
  const options = { encoding: layout.encoding, isCut: () => calm.problem !== null }
  try {
    if (layout.kind === 'document') yield* withoutShare(readDocument(bytes, layout.rows))
    else if (layout.kind === 'ndjson') yield* withoutShare(readNdjson(bytes, options))
    else if (layout.kind === 'log') yield* withoutShare(readLog(bytes, options))
    else yield* withoutShare(readDelimited(bytes, layout, options))
  } catch (error) {
    // What is wrong with the bytes is the reason for whatever is wrong with the text.
    throw calm.problem ?? error
  }
  if (calm.problem !== null) throw calm.problem
}

async function* withoutShare(all: AsyncIterable<readonly SourceRecord[]>): AsyncGenerator<Records> {
  for await (const records of all) yield { records, share: null }
}

async function* readColumns(source: Source, scratch: string | null): AsyncGenerator<Records> {
  const copy: Scratch = await toPlace(source, scratch)
  try {
    yield* readParquet(copy.place)
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw badFile(`its Parquet cannot be read: ${said.split('\n')[0]}`, { cause })
  } finally {
    await copy.remove()
  }
}

/** A record a line; blank lines are passed over. A line that is no JSON object is refused. */
function readNdjson(bytes: AsyncIterable<Uint8Array>, options: LineOptions): AsyncGenerator<SourceRecord[]> {
  return readEntries(bytes, options, toRecord)
}
