import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '@/lib/db'
import { takeGuess, toAddressKey, toBucket } from './limit-guesses'

/** Wrong tokens that an address may try before it is slowed. */
export const FREE_TRIES = { most: 30, windowSeconds: 60 } as const

const WAIT_MS = 1000

/**
 * After a token that opens nothing: counts the try, and lets whoever tries many wait. A right token is never refused for
 * the tries of a neighbour; 256 bits are not guessed at one a second, nor at a million.
 */
export async function refuseToken(
  db: Db,
  address: string | null,
  now: Date,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<void> {
  const key = `link token from ${toBucket(address === null ? 'anywhere' : toAddressKey(address))}`
  if ((await takeGuess(db, key, FREE_TRIES, now)) !== null) await wait(WAIT_MS)
}
