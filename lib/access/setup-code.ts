import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 128 random bits in groups that a person can copy: `7f3a-…`. */
export function newSetupCode(): string {
  return randomBytes(16).toString('hex').match(/.{4}/g)?.join('-') ?? ''
}

/** Whether what a form sent holds the code, in the same time whether right or wrong. Never where there is no code. */
export function isSetupCode(raw: unknown, code: string | null): boolean {
  const given: unknown = typeof raw === 'object' && raw !== null && 'code' in raw ? raw.code : null
  if (code === null || typeof given !== 'string' || given.length > 200) return false
  return timingSafeEqual(digest(given), digest(code))
}

/** What is compared is of one length, whatever was typed. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text.trim().toLowerCase()).digest()
}
