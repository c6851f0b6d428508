import type { RejectedRow } from '../tables/read-table'

/** A reason for refusals, how many rows it is of, and the first of them. */
export type Refusal = Pick<RejectedRow, 'reason' | 'line' | 'row'> &
  Readonly<{ rows: number; member: string }>

/** Counts refusals by their reason. */
export class Refusals {
  count = 0
  readonly #byKind = new Map<string, Refusal>()

  add(member: string, rejects: readonly RejectedRow[]): void {
    this.count += rejects.length
    for (const { reason, line, row } of rejects) {
      const kind = toKind(reason)
      const before = this.#byKind.get(kind) ?? { reason, line, row, member, rows: 0 }
      this.#byKind.set(kind, { ...before, rows: before.rows + 1 })
    }
  }

  /** So many at most, those of most rows first. */
  list(most: number): Refusal[] {
    return [...this.#byKind.values()].toSorted((one, other) => other.rows - one.rows).slice(0, most)
  }
}

/** A value in a reason makes no reason of its own. */
function toKind(reason: string): string {
  return reason.replace(/"[^"]*"/g, '""').replace(/\d+/g, '0')
}
