import type { DbOrTransaction } from '@/lib/db'

export type GuessLimit = Readonly<{
  /** Guesses allowed in one window. */
  most: number
  windowSeconds: number
}>

/**
 * Counts one guess at what `key` names. Null while it may be tried; otherwise the seconds to wait, at least 1. Counted
 * in the database, in fixed windows, so that a restart or a second server forgets nothing.
 */
export async function takeGuess(
  db: DbOrTransaction,
  key: string,
  { most, windowSeconds }: GuessLimit,
  now: Date,
): Promise<number | null> {
  const windowMs = windowSeconds * 1000
  const start = new Date(Math.floor(now.getTime() / windowMs) * windowMs)
  const [row] = await db.$queryRaw<{ guesses: number }[]>`
    insert into guess_count as g (key, window_start, guesses)
    values (${key}, ${start}, 1)
    on conflict (key, window_start) do update set guesses = g.guesses + 1
    returning guesses`
  const guesses = row?.guesses ?? 0
  if (guesses === 1) await forgetOld(db, now)
  if (guesses <= most) return null
  return Math.max(1, Math.ceil((start.getTime() + windowMs - now.getTime()) / 1000))
}

/** Windows that are long over say nothing any more. */
async function forgetOld(db: DbOrTransaction, now: Date): Promise<void> {
  const aDayAgo = new Date(now.getTime() - 86_400_000)
  await db.guessCount.deleteMany({ where: { windowStart: { lt: aDayAgo } } })
}

/** After a right guess: those before it were the person's own. */
export async function forgetGuesses(db: DbOrTransaction, key: string): Promise<void> {
  await db.guessCount.deleteMany({ where: { key } })
}

/**
 * One name for all addresses of one household or machine: IPv6 by its /64, of which a whole one belongs to one
 * customer; IPv4 as it is.
 */
export function toAddressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!address.includes(':')) return address
  return `${expandIpv6(address).slice(0, 4).join(':')}::/64`
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = !tail ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(missing).fill('0'), ...right].map((part) =>
    Number.parseInt(part || '0', 16).toString(16),
  )
}
