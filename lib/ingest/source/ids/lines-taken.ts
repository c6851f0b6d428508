import type { RowProduct } from '../../shapes/source-row'
import { hashOf, RepeatCounts } from './repeat-counts'

// What an order is made of is told again by a thank-you page that is loaded again, by a row that is in an export twice, and by
// exports that overlap: each line counts once, and what one file says twice of an order is two lines.

/** Which lines of orders an import took. */
export class LinesTaken {
  /** A row lists all products of its order, and not one of them a row. */
  readonly isListed: boolean
  readonly #taken = new RepeatCounts()
  #inFile = new RepeatCounts()

  constructor(isListed: boolean) {
    this.isListed = isListed
  }

  /** The rows that follow are of another file. */
  startFile(): void {
    this.#inFile = new RepeatCounts()
  }

  /** Whether the lines of an event are to be taken: not where its id, or a list of its order, came before. */
  areNewOfEvent(eventId: string, orderId: string): boolean {
    return this.#isNew(this.isListed ? orderId : eventId)
  }

  /** The same of a row of a file of orders, which has no id. */
  areNewOfOrder(orderId: string, products: readonly RowProduct[]): boolean {
    if (this.isListed) return this.#isNew(orderId)
    const content = JSON.stringify([orderId, products])
    return this.#isNew(`${content} ${this.#inFile.add(hashOf(content))}`)
  }

  #isNew(key: string): boolean {
    return this.#taken.add(hashOf(key)) === 1
  }
}
