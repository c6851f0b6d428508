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
  readonly #end = new AbortController()
  #isDue = false
  #running: Promise<void> | null = null

  constructor(db: Db, read: (db: Db) => Promise<Pick<Settings, 'timeZone' | 'idleMinutes'>>) {
    this.#refresh = async () => runRefresh(db, await read(db))
  }

  note(): void {
    this.#isDue = true
    this.#running ??= this.#follow()
  }

  /** Resolves when no refresh is under way; what was noted and not refreshed is at the next start. */
  async stop(): Promise<void> {
    this.#end.abort()
    await this.#running
  }

  async #follow(): Promise<void> {
    let pause = SHORTEST_MS
    while (this.#isDue && (await this.#isOver(pause))) {
      this.#isDue = false
      const start = performance.now()
      await this.#refresh().catch((error: unknown) => {
        this.#isDue = true
        console.error(toDatabaseError(error)?.message ?? error)
      })
      pause = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 2 * (performance.now() - start)))
    }
    // At once: what is noted from here on begins anew.
    this.#running = null
  }

  /** Waits so long; false where everything ends meanwhile. */
  #isOver(pause: number): Promise<boolean> {
    const options = { ref: false, signal: this.#end.signal }
    return sleep(pause, true, options).catch(() => false)
  }
}
