import { createHash } from 'node:crypto'
import type { RowEvent } from '../shapes/source-row'

// An event that has no id gets one of what it says and of how often its file said so before: read again, or from a longer
// export of the same, it is the same event, and what really happened twice stays two.

/** Gives ids to the events of one file, in its order. Keeps twelve bytes an event without an id. */
export class ContentIds {
  readonly #repeats = new RepeatCounts()

  /** The id that the event came with, else one that is made. */
  of(event: RowEvent): string {
    return event.id ?? this.#make(event)
  }

  #make(event: RowEvent): string {
    const hash = hashOf(event)
    const count = this.#repeats.add(hash.readUInt32LE(0), hash.readUInt32LE(4))
    return nameRepeat(hash, count)
  }
}

/** By what events without an id are told apart. */
export function hashOf(event: RowEvent): Buffer {
  return createHash('sha256').update(contentOf(event)).digest()
}

/** The id of the n-th event of this content. */
export function nameRepeat(hash: Buffer, count: number): string {
  return `${hash.toString('base64url', 0, 16)}-${count}`
}

/** What makes an event the one that it is: not what a mapping may add to it later. */
function contentOf(event: RowEvent): string {
  const { userId, anonymousId, sessionId, type, occurredAt, orderId, products, amount } = event
  const ids = products.map(({ id, quantity }) => [id, quantity])
  return JSON.stringify([userId, anonymousId, sessionId, type, occurredAt.getTime(), orderId, ids, amount])
}

const FIRST_SLOTS = 1 << 14
/** A table that is fuller than this is made twice as large. */
const FULLEST = 0.7

/** How often each of many 64-bit numbers came, by open addressing: the high half, the low half and the count of each. */
class RepeatCounts {
  #slots = new Uint32Array(3 * FIRST_SLOTS)
  #size = FIRST_SLOTS
  #used = 0

  /** How often it has come by now, from 1. */
  add(high: number, low: number): number {
    if (this.#used > FULLEST * this.#size) this.#grow()
    const at = this.#find(high, low)
    const count = (this.#slots[at + 2] ?? 0) + 1
    if (count === 1) this.#used += 1
    this.#slots.set([high, low, count], at)
    return count
  }

  #find(high: number, low: number): number {
    let slot = (high ^ low) & (this.#size - 1)
    for (;;) {
      const at = 3 * slot
      const isFree = this.#slots[at + 2] === 0
      if (isFree || (this.#slots[at] === high && this.#slots[at + 1] === low)) return at
      slot = (slot + 1) & (this.#size - 1)
    }
  }

  #grow(): void {
    const before = this.#slots
    this.#size *= 2
    this.#slots = new Uint32Array(3 * this.#size)
    for (let at = 0; at < before.length; at += 3) {
      const [high = 0, low = 0, count = 0] = before.subarray(at, at + 3)
      if (count > 0) this.#slots.set([high, low, count], this.#find(high, low))
    }
  }
}
