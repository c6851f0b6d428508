import { setTimeout as sleep } from 'node:timers/promises'
import { toDatabaseError } from '@/lib/database-error'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { runRefresh } from '@/lib/refresh/run-refresh'

const SHORTEST_MS = 1_000
const LONGEST_MS = 5_000

/** Refreshes when it is told that something was stored: soon, and as rarely as keeps it to a third of the time. */
export class LiveRefresh {
  readonly #refresh: () => Promise<unknown>
  #isDue = false
  #isStopped = false
  #running: Promise<void> | null = null

  constructor(db: Db, read: (db: Db) => Promise<Pick<Settings, 'timeZone' | 'idleMinutes'>>) {
    this.#refresh = async () => runRefresh(db, await read(db))
  }

  note(): void {
    this.#isDue = true
    if (!this.#isStopped)
      this.#running ??= this.#follow().finally(() => {
        this.#running = null
      })
  }

  /** Resolves when no refresh is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#running
  }

  async #follow(): Promise<void> {
    let pause = SHORTEST_MS
    while (this.#isDue && !this.#isStopped) {
      await sleep(pause, undefined, { ref: false })
      this.#isDue = false
      const start = performance.now()
      await this.#refresh().catch((error: unknown) => {
        this.#isDue = true
        console.error(toDatabaseError(error)?.message ?? error)
      })
      pause = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 2 * (performance.now() - start)))
    }
  }
}
