import { randomUUID } from 'node:crypto'
import { toKnownError } from '@/lib/database-error'
import type { Db } from '@/lib/db'
import { type LiveKey, readLiveMapping, storeLive } from '@/lib/ingest/live/live-import'
import type { SourceRecord } from '@/lib/ingest/read/source-record'
import type { SourceRow } from '@/lib/ingest/shapes/source-row'
import { compileMapping, type ToRows } from '@/lib/ingest/shapes/to-row'
import { type Batch, toStored } from '@/lib/ingest/source/store-source'
import { understand } from '@/lib/ingest/source/understand'
import type { RejectedRow } from '@/lib/ingest/tables/read-table'
import { toTimeLimits } from '@/lib/ingest/time-limits'
import { readyEvents } from '@/lib/ingest/write/write-events'

/** What became of one call: `refused` by the place of an event in it, from 1. */
export type CallResult = Readonly<{
  events: number
  refused: readonly Readonly<{ event: number; reason: string }>[]
}>

type Waiting = Readonly<{
  key: LiveKey
  records: readonly SourceRecord[]
  bytes: number
  resolve: (taken: CallResult) => void
  reject: (error: unknown) => void
}>

/** So many events are stored in one transaction at most, but for those of one call. */
const MOST_TOGETHER = 5_000

/** More that wait than these bytes are not taken: memory must not depend on who sends. */
const MOST_WAITING_BYTES = 64_000_000

export type LiveOptions = Readonly<{
  firstDay: string
  /** Is told after each transaction that stored something. */
  onStored: () => void
}>

/**
 * Stores what calls bring: those of one key that came while the ones before were stored share a transaction. A call is answered
 * when its own has ended.
 */
export class LiveStore {
  readonly #db: Db
  readonly #options: LiveOptions
  #waiting: Waiting[] = []
  #waitingBytes = 0
  #storing: Promise<void> | null = null

  constructor(db: Db, options: LiveOptions) {
    this.#db = db
    this.#options = options
  }

  /** Whether no more can wait. */
  get isFull(): boolean {
    return this.#waitingBytes > MOST_WAITING_BYTES
  }

  /** Resolves when the records are durable, or kept as refused; rejects where nothing of them is. */
  take(key: LiveKey, records: readonly SourceRecord[], bytes: number): Promise<CallResult> {
    const taken = new Promise<CallResult>((resolve, reject) => {
      this.#waiting.push({ key, records, bytes, resolve, reject })
    })
    this.#waitingBytes += bytes
    this.#storing ??= this.#storeAll()
    return taken
  }

  /** Resolves when nothing waits any more. */
  async end(): Promise<void> {
    while (this.#storing) await this.#storing
  }

  async #storeAll(): Promise<void> {
    for (let together = this.#next(); together.length > 0; together = this.#next()) {
      await this.#storeTogether(together)
      for (const { bytes } of together) this.#waitingBytes -= bytes
    }
    // At once: whoever waits from here on begins anew.
    this.#storing = null
  }

  /** The calls that have waited longest, as many of one key as go together. */
  #next(): Waiting[] {
    const [first] = this.#waiting
    let events = 0
    const isNext = ({ key, records }: Waiting) => {
      if (key.id !== first?.key.id || (events > 0 && events + records.length > MOST_TOGETHER)) return false
      events += records.length
      return true
    }
    const next = this.#waiting.filter(isNext)
    this.#waiting = this.#waiting.filter((one) => !next.includes(one))
    return next
  }

  /** What one of several cannot be stored for must not fail the others. */
  async #storeTogether(together: readonly Waiting[]): Promise<void> {
    try {
      const taken = await this.#store(together)
      for (const [place, { resolve }] of together.entries()) resolve(taken[place] ?? NOTHING)
    } catch (error) {
      if (together.length === 1 || toKnownError(error)) for (const { reject } of together) reject(error)
      else for (const one of together) await this.#storeTogether([one])
    }
  }

  async #store(together: readonly Waiting[]): Promise<CallResult[]> {
    const [first] = together
    if (!first) return []
    const { key } = first
    const confirmed = await readLiveMapping(this.#db, key)
    const toRows = compileMapping(confirmed.mapping, toTimeLimits(new Date(), this.#options.firstDay))
    const understood = together.map(({ records }) => understandCall(key, records, toRows))
    const batch = toBatch(key.name, understood)
    const { stored, corrected } = await storeLive(this.#db, key, confirmed, batch)
    if (stored + corrected > 0) this.#options.onStored()
    return understood.map(({ records, rejects }) => ({
      events: records,
      refused: rejects.map(({ line, reason }) => ({ event: line, reason })),
    }))
  }
}

const NOTHING: CallResult = { events: 0, refused: [] }

type Understood = Readonly<{ records: number; placed: Batch['placed']; rejects: readonly RejectedRow[] }>

/** What a call says, without the events that its key may not send. */
function understandCall(
  { name, types }: LiveKey,
  records: readonly SourceRecord[],
  toRows: ToRows,
): Understood {
  const { rows, lines, rejects } = understand({ member: name, records }, toRows)
  const isAllowed = (row: SourceRow) =>
    types.length === 0 || row.kind !== 'event' || types.includes(row.event.type)
  const placed = rows.map((row, place) => ({ line: lines[place] ?? 0, row: withId(row) }))
  const foreign = placed.filter(({ row }) => !isAllowed(row)).map(({ line }) => line)
  return {
    records: records.length,
    placed: placed.filter(({ row }) => isAllowed(row)),
    rejects: [
      ...rejects,
      ...foreign.map((line) => ({
        line,
        row: records.find((record) => record.line === line)?.row ?? '',
        reason: 'its event is not among those that this write key may send',
      })),
    ],
  }
}

/** Nobody can send an event without an id again as the same. */
function withId(row: SourceRow): SourceRow {
  if (row.kind !== 'event' || row.event.id !== null) return row
  return { ...row, event: { ...row.event, id: randomUUID() } }
}

function toBatch(member: string, understood: readonly Understood[]): Batch {
  const placed = understood.flatMap((one) => one.placed)
  const rejects = understood.flatMap((one) => one.rejects)
  return { member, placed, rejects, ready: readyEvents(placed.flatMap(toStored)), bytesRead: 0 }
}
