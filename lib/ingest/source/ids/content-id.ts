import type { RowEvent } from '../../shapes/source-row'
import { hashOf, RepeatCounts } from './repeat-counts'

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
    const hash = hashOfEvent(event)
    return nameRepeat(hash, this.#repeats.add(hash))
  }
}

/** By what events without an id are told apart. */
export function hashOfEvent(event: RowEvent): Buffer {
  return hashOf(contentOf(event))
}

/** The id of the n-th event of this content. */
export function nameRepeat(hash: Buffer, count: number): string {
  return `${hash.toString('base64url', 0, 16)}-${count}`
}

/** What makes an event the one that it is: not what a mapping may add to it later. */
function contentOf(event: RowEvent): string {
  const { userId, anonymousId, sessionId, type, occurredAt, orderId, products, amount } = event
  const ids = products.map(({ id, quantity }) => [id, quantity])
  const paid = amount?.value == null ? null : amount
  return JSON.stringify([userId, anonymousId, sessionId, type, occurredAt.getTime(), orderId, ids, paid])
}
