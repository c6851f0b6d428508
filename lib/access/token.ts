import { createHash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 32
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** A new secret of 256 random bits, fit for a URL, and its hash, which alone is kept. */
export function makeToken(): Readonly<{ token: string; tokenHash: string }> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { token, tokenHash: digest(token) }
}

/**
 * The SHA-256 of a token in hexadecimal, by which it is looked up: what a reader's clock could tell is then about the
 * hash, of which nobody can choose the bytes. Null for what cannot be a token: placeholders, other types, other lengths.
 */
export function hashToken(token: unknown): string | null {
  if (typeof token !== 'string' || !TOKEN.test(token)) return null
  return digest(token)
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
