import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { addAuditEntry } from '@/lib/store/audit'
import { type FoundLink, nameLink } from '@/lib/store/share-links'
import { forgetGuesses, takeGuess, toAddressKey } from './limit-guesses'
import { isSharePassword } from './share-password'

const OF_LINK = { most: 100, windowSeconds: 3600 } as const
const OF_ADDRESS = { most: 10, windowSeconds: 600 } as const

/**
 * Whether a password opens a link. Tries are counted for the link and for the address, right ones not. Throws
 * `too_many_tries` with the time to wait, before the password is looked at.
 */
export async function trySharePassword(
  db: Db,
  link: Pick<FoundLink, 'id' | 'title'> & Readonly<{ passwordHash: string }>,
  password: string,
  address: string | null,
  now: Date,
): Promise<boolean> {
  const place = address === null ? 'anywhere' : toAddressKey(address)
  const keys = { link: `link ${link.id} password`, address: `link ${link.id} password from ${place}` }
  const waits = [
    await takeGuess(db, keys.address, OF_ADDRESS, now),
    await takeGuess(db, keys.link, OF_LINK, now),
  ]
  const seconds = Math.max(...waits.map((wait) => wait ?? 0))
  if (seconds > 0) {
    const minutes = Math.ceil(seconds / 60)
    const sentence = `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`
    throw new TundishError('too_many_tries', sentence)
  }
  if (await isSharePassword(password, link.passwordHash)) {
    await forgetGuesses(db, keys.address)
    return true
  }
  const visitor = { memberId: null, name: 'a visitor', address }
  await addAuditEntry(db, visitor, { action: 'link-password-refused', subject: nameLink(link.id, link) })
  return false
}
