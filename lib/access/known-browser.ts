import { randomBytes } from 'node:crypto'
import { DAY_SECONDS } from '@/lib/time/duration'
import { isSigned, sign } from './signed-value'

/** How long a browser that signed in is known again. */
export const KNOWN_SECONDS = 180 * DAY_SECONDS

export const KNOWN_COOKIE = 'tundish_known'

/**
 * What a browser keeps after somebody signed in, by which its later tries at the same account are told from those of
 * others at its address. It lets nobody in.
 */
export function toKnownBrowser(secret: string, email: string): string {
  const name = randomBytes(9).toString('base64url')
  return `${name}.${sign(toText(name, email), secret)}`
}

/** The browser's name; null where it did not sign in to this account, or says something else. */
export function readKnownBrowser(value: string | undefined, secret: string, email: string): string | null {
  const [name = '', signature = ''] = value?.split('.') ?? []
  return name !== '' && isSigned(signature, toText(name, email), secret) ? `browser ${name}` : null
}

function toText(name: string, email: string): string {
  return `browser ${name} of ${email.toLowerCase()}`
}
