import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { forgetGuesses, takeGuess, toAddressKey } from './limit-guesses'

const OF_MEMBER = { most: 10, windowSeconds: 900 } as const
const OF_ADDRESS = { most: 30, windowSeconds: 900 } as const

/**
 * Counts a try to sign in, for the account and for the address that tries. Throws `too_many_tries` with the time to wait,
 * before the password is looked at; unknown accounts are counted like known ones.
 */
export async function takeSignInTry(db: Db, email: string, address: string | null, now: Date): Promise<void> {
  const keys = keysOf(email, address)
  requireNoWait([
    await takeGuess(db, keys.address, OF_ADDRESS, now),
    await takeGuess(db, keys.member, OF_MEMBER, now),
  ])
}

/** After a right one: the tries before it were the person's own. */
export async function forgetSignInTries(db: Db, email: string, address: string | null): Promise<void> {
  const keys = keysOf(email, address)
  await forgetGuesses(db, keys.member)
  await forgetGuesses(db, keys.address)
}

/** Throws `too_many_tries` where any of these is a time to wait, in seconds. */
export function requireNoWait(waits: readonly (number | null)[]): void {
  const seconds = Math.max(...waits.map((wait) => wait ?? 0))
  if (seconds === 0) return
  const minutes = Math.ceil(seconds / 60)
  const sentence = `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`
  throw new TundishError('too_many_tries', sentence)
}

function keysOf(email: string, address: string | null) {
  const place = address === null ? 'anywhere' : toAddressKey(address)
  return { member: `sign-in of ${email.toLowerCase()}`, address: `sign-in from ${place}` }
}
