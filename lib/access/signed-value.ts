import { createHmac, timingSafeEqual } from 'node:crypto'

/** The signature of a text, which only whoever has the key can make. */
export function sign(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** In the same time whether right or wrong. */
export function isSigned(signature: string, text: string, key: string): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(text, key))]
  return given.length === right.length && timingSafeEqual(given, right)
}
