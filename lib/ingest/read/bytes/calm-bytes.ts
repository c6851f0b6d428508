/**
 * Bytes that end where they can no longer be read, rather than throw, so that what was read before can be taken first.
 * `problem` then says why, in the words of whatever failed; null until then.
 */
export class CalmBytes implements AsyncIterable<Uint8Array> {
  problem: unknown = null
  readonly #bytes: AsyncIterable<Uint8Array>

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = bytes
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#bytes
    } catch (error) {
      this.problem = error ?? 'unknown'
    }
  }
}
