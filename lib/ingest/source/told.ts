/** So many are kept in mind; then it begins anew, which costs a few statements and no truth. */
const MOST = 200_000

/** What an import has said by now of things that its rows tell of again and again, so that the same is not stored again. */
export class Told {
  readonly #said = new Map<string, string>()

  /** Whether this was the last that was said of it. */
  has(key: string, said: string): boolean {
    return this.#said.get(key) === said
  }

  get(key: string): string | undefined {
    return this.#said.get(key)
  }

  add(key: string, said: string): void {
    if (this.#said.size >= MOST) this.#said.clear()
    this.#said.set(key, said)
  }
}
