import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { HOUR_SECONDS } from '@/lib/time/duration'
import { isSigned, sign } from './signed-value'

// Passwords of share links. scrypt makes each guess cost 32 MiB and a tenth of a second, whoever guesses.

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)
const COST = { N: 32_768, r: 8, p: 1 } as const
const OPTIONS = { ...COST, maxmem: 64 * 1024 * 1024 }
const KEY_BYTES = 32

/** How long a visitor who knew the password is not asked again. */
export const UNLOCKED_SECONDS = 12 * HOUR_SECONDS

/** `scrypt$N$r$p$salt$key`, the last two in base64url. */
export async function hashSharePassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password.normalize('NFC'), salt, KEY_BYTES, OPTIONS)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** In the same time whether right or wrong. */
export async function isSharePassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = hash.split('$')
  const cost = { ...OPTIONS, N: Number(N), r: Number(r), p: Number(p) }
  const known = Buffer.from(key, 'base64url')
  const salted = Buffer.from(salt, 'base64url')
  const given = await derive(password.normalize('NFC'), salted, known.length || KEY_BYTES, cost)
  return known.length === given.length && timingSafeEqual(known, given)
}

type Locked = Readonly<{ id: string; passwordHash: string }>

/**
 * What a browser keeps to show that it knew the password: good for this link and this password alone, because its key
 * is the password's hash, which never leaves the database. A new password ends it.
 */
export function toUnlockValue({ id, passwordHash }: Locked, now: Date): string {
  const until = String(Math.floor(now.getTime() / 1000) + UNLOCKED_SECONDS)
  return `${until}.${sign(toText(id, until), passwordHash)}`
}

/** False for anything else, and when its time is over. */
export function isUnlockValue(value: string | undefined, { id, passwordHash }: Locked, now: Date): boolean {
  const [until = '', signature = ''] = value?.split('.') ?? []
  if (!/^\d{1,12}$/.test(until) || Number(until) * 1000 <= now.getTime()) return false
  return isSigned(signature, toText(id, until), passwordHash)
}

function toText(id: string, until: string): string {
  return `share link ${id} until ${until}`
}
