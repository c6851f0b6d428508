import { createHmac } from 'node:crypto'
import { type DbOrTransaction, Prisma } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { HOUR_MS } from '@/lib/time/duration'

export type GuessLimit = Readonly<{
  /** Wrong guesses allowed in one window. */
  most: number
  windowSeconds: number
}>

/** A name under which wrong guesses are counted, and how many there may be. */
export type GuessCounter = Readonly<{ key: string; limit: GuessLimit }>

/** So many names there are of each sort, and so many rows a window: whoever comes from everywhere cannot make more. */
const BUCKETS = 8192

/** The longest window; rows that began before it say nothing any more. */
const LONGEST_MS = HOUR_MS

/**
 * A name for what may be anything: an address, an account that may not exist. Some share one, and nobody knows which,
 * because the secret decides.
 */
export function toBucket(text: string): string {
  const digest = createHmac('sha256', getEnv().secret ?? '')
    .update(text)
    .digest()
  return String(digest.readUInt32BE(0) % BUCKETS)
}

/** How many wrong guesses each of these has had in its window. Counts nothing. */
export async function readGuesses(
  db: DbOrTransaction,
  counters: readonly GuessCounter[],
  now: Date,
): Promise<readonly number[]> {
  const rows = await db.guessCount.findMany({ where: { key: { in: counters.map(({ key }) => key) } } })
  return counters.map(({ key, limit }) => {
    const start = toStart(limit, now).getTime()
    return rows.find((row) => row.key === key && row.windowStart.getTime() === start)?.guesses ?? 0
  })
}

/** The seconds until there may be another guess, at least 1; null where there may be one now. */
export function toWait(guesses: number, limit: GuessLimit, now: Date): number | null {
  if (guesses < limit.most) return null
  const end = toStart(limit, now).getTime() + limit.windowSeconds * 1000
  return Math.max(1, Math.ceil((end - now.getTime()) / 1000))
}

/** One wrong guess more under each of these names. In the database, so that a restart or a second server forgets nothing. */
export async function countGuess(
  db: DbOrTransaction,
  counters: readonly GuessCounter[],
  now: Date,
): Promise<readonly number[]> {
  // In one order, so that no two wait for each other.
  const sorted = [...counters].sort((a, b) => (a.key < b.key ? -1 : 1))
  const values = sorted.map(({ key, limit }) => Prisma.sql`(${key}, ${toStart(limit, now)}::timestamptz, 1)`)
  const rows = await db.$queryRaw<{ key: string; guesses: number }[]>`
    insert into guess_count as g (key, window_start, guesses)
    values ${Prisma.join(values)}
    on conflict (key, window_start) do update set guesses = g.guesses + 1
    returning key, guesses`
  if (rows.some(({ guesses }) => guesses === 1)) await forgetOld(db, now)
  return counters.map(({ key }) => rows.find((row) => row.key === key)?.guesses ?? 0)
}

/** Counts one wrong guess. Null while it is one of those that there may be; otherwise the seconds to wait, at least 1. */
export async function takeGuess(
  db: DbOrTransaction,
  key: string,
  limit: GuessLimit,
  now: Date,
): Promise<number | null> {
  const [guesses = 1] = await countGuess(db, [{ key, limit }], now)
  return toWait(guesses - 1, limit, now)
}

/** After a right guess: those before it were the person's own. */
export async function forgetGuesses(db: DbOrTransaction, key: string): Promise<void> {
  await db.guessCount.deleteMany({ where: { key } })
}

async function forgetOld(db: DbOrTransaction, now: Date): Promise<void> {
  const before = new Date(now.getTime() - LONGEST_MS)
  await db.guessCount.deleteMany({ where: { windowStart: { lt: before } } })
}

function toStart({ windowSeconds }: GuessLimit, now: Date): Date {
  const windowMs = windowSeconds * 1000
  return new Date(Math.floor(now.getTime() / windowMs) * windowMs)
}

/**
 * One name for all addresses of one household or machine: IPv6 by its /64, of which a whole one belongs to one
 * customer; IPv4 as it is.
 */
export function toAddressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  return address.includes(':') ? toPrefix(address, 4) : address
}

/** The /48 of an IPv6 address, of which one site has a whole one; null for IPv4. */
export function toSiteKey(address: string): string | null {
  return toAddressKey(address).includes(':') ? toPrefix(address, 3) : null
}

function toPrefix(address: string, groups: number): string {
  return `${expandIpv6(address).slice(0, groups).join(':')}::/${groups * 16}`
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
