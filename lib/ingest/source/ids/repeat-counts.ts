import { createHash } from 'node:crypto'

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

const FIRST_SLOTS = 1 << 14
/** A table that is fuller than this is made twice as large. */
const FULLEST = 0.7

/** How often each of many texts came, by the first 64 bits of their hashes and open addressing: both halves and the count of each. */
export class RepeatCounts {
  #slots = new Uint32Array(3 * FIRST_SLOTS)
  #size = FIRST_SLOTS
  #used = 0

  /** How often it has come by now, from 1. */
  add(hash: Buffer): number {
    const [high, low] = [hash.readUInt32LE(0), hash.readUInt32LE(4)]
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
