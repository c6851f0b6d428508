import { setTimeout as sleep } from 'node:timers/promises'
import { TundishError, toErrorText } from '@/lib/errors'
import { type HeldDatabase, holdDatabase } from './hold-database'
import { sayAway } from './last-word'

/** Between tries to start it again; the first is at once. */
const SHORTEST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/** After so long it is tried again at once. */
const LIVED_LONG_MS = 60_000

/** Hears why the database is away, and null when it serves again. */
type Listener = (problem: TundishError | null) => void

/**
 * Holds the embedded database for as long as a server runs: one that ends is started again, and where it cannot be, it
 * is tried every half a minute. `ended` resolves only when it serves in another place than before, where no client would
 * look for it. Throws as `holdDatabase` does at the first start.
 */
export async function keepDatabase(dataDir: string, tell: Listener): Promise<HeldDatabase> {
  let held = await holdDatabase(dataDir)
  const { url } = held
  let isReleased = false
  let pauseMs = 0
  const startAgain = async (): Promise<HeldDatabase | null> => {
    for (;;) {
      await sleep(pauseMs)
      if (isReleased) return null
      pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, pauseMs * 2))
      const tried = await holdDatabase(dataDir).catch(toTundishError)
      if (!(tried instanceof TundishError)) return tried
      tell(tried)
    }
  }
  const keep = async (onMoved: (why: TundishError) => void): Promise<void> => {
    const since = performance.now()
    tell(await held.ended)
    if (performance.now() - since > LIVED_LONG_MS) pauseMs = 0
    const again = await startAgain()
    if (!again) return
    held = again
    if (isReleased) return held.release()
    if (held.url !== url) return onMoved(sayMoved(dataDir))
    tell(null)
    return keep(onMoved)
  }
  const ended = new Promise<TundishError>((resolve, reject) => void keep(resolve).catch(reject))
  const release = () => {
    isReleased = true
    return held.release()
  }
  return { url, ended, release }
}

function toTundishError(error: unknown): TundishError {
  if (error instanceof TundishError) return error
  return sayAway(toErrorText(error))
}

function sayMoved(dataDir: string): TundishError {
  return sayAway(`The sockets of the embedded database in ${dataDir} have moved; start Tundish again.`)
}
