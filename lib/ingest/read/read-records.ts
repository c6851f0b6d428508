import { type Found, listSources } from './bytes/list-sources'
import type { Progress } from './bytes/source'
import { type BrokenMember, explainMembers, requireProblem } from './explain-members'
import { type OpenSource, openSource } from './open-source'
import { layoutOf, type Records, readSource } from './read-source'
import type { RecordBatch, SourceRecord } from './source-record'

/**
 * `root`: the folder in which the file has to lie, links followed. `skip`: how many records of the beginning are passed over.
 * `scratch`: a folder for what has to be unpacked to the disk, Parquet within archives; null: the system's.
 */
export type ReadOptions = Readonly<{ root?: string | null; skip?: number; scratch?: string | null }>

const BATCH_RECORDS = 10_000
/** Long records make a batch full before BATCH_RECORDS of them do: memory must not depend on the file. */
const BATCH_CHARACTERS = 8_000_000

/**
 * What a file holds, whatever it is packed in and however it is written, known by its bytes alone. A batch is of one member
 * and holds at most 10,000 records or about 8 MB of text. What cannot be read of a text is a record with a reason. Where a
 * file or a member of it is damaged, all that can be read is given first, of the other members too; then `bad_file` is
 * thrown, with a sentence of what is wrong.
 */
export async function* readRecords(place: string, options: ReadOptions = {}): AsyncGenerator<RecordBatch> {
  yield* readOpened(place, await openSource(place, options.root ?? null), options)
}

/** As `readRecords`, of a source that was opened; `place` is what sentences call it. */
export async function* readOpened(
  place: string,
  { source, bytes, progress }: OpenSource,
  options: Pick<ReadOptions, 'skip' | 'scratch'>,
): AsyncGenerator<RecordBatch> {
  const { scratch = null } = options
  const broken: BrokenMember[] = []
  let toSkip = options.skip ?? 0
  for await (const found of listSources(source, { progress, scratch })) {
    const batches = new Batches(found.source.member, progress)
    try {
      for await (const { records, share } of readFound(found, scratch)) {
        if (share !== null && found.source.place) progress.bytes = Math.floor(share * bytes)
        batches.wasRead = true
        yield* batches.take(toSkip > 0 ? records.slice(toSkip) : records)
        toSkip = Math.max(toSkip - records.length, 0)
      }
    } catch (problem) {
      requireProblem(problem)
      broken.push({ member: found.source.member, problem, wasRead: batches.wasRead })
    }
    yield* batches.end()
  }
  if (broken.length > 0) throw explainMembers(place, broken)
}

async function* readFound(found: Found, scratch: string | null): AsyncGenerator<Records> {
  const layout = await layoutOf(found)
  if (layout) yield* readSource(found.source, layout, scratch)
}

/** Records that fill batches. */
class Batches {
  wasRead = false
  readonly #member: string
  readonly #progress: Progress
  #records: SourceRecord[] = []
  #characters = 0

  constructor(member: string, progress: Progress) {
    this.#member = member
    this.#progress = progress
  }

  *take(records: readonly SourceRecord[]): Generator<RecordBatch> {
    for (const record of records) {
      this.#records.push(record)
      this.#characters += record.row.length
      if (this.#records.length >= BATCH_RECORDS || this.#characters >= BATCH_CHARACTERS) yield* this.end()
    }
  }

  *end(): Generator<RecordBatch> {
    if (this.#records.length === 0) return
    yield { member: this.#member, records: this.#records, bytesRead: this.#progress.bytes }
    this.#records = []
    this.#characters = 0
  }
}
