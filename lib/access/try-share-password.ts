import type { Db } from '@/lib/db'
import { type FoundLink, nameLink } from '@/lib/store/kept/share-links'
import { addAuditEntry } from '@/lib/store/members/audit'
import { judgeGuess } from './judge-guess'
import { isSharePassword } from './share-password'

/**
 * Whether a password opens a link. Wrong ones are counted as `judgeGuess` says, right ones never. Throws `too_many_tries`
 * with the time to wait, before the password is looked at.
 */
export async function trySharePassword(
  db: Db,
  link: Pick<FoundLink, 'id' | 'title'> & Readonly<{ passwordHash: string }>,
  password: string,
  address: string | null,
  now: Date,
): Promise<boolean> {
  const guess = { what: 'link password', target: link.id, address } as const
  if (await judgeGuess(db, guess, now, () => isSharePassword(password, link.passwordHash))) return true
  const visitor = { memberId: null, name: 'a visitor', address }
  await addAuditEntry(db, visitor, { action: 'link-password-refused', subject: nameLink(link.id, link) })
  return false
}
