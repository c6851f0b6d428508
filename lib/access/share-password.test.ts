import { describe, expect, it } from 'vitest'
import {
  hashSharePassword,
  isSharePassword,
  isUnlockValue,
  toUnlockValue,
  UNLOCKED_SECONDS,
} from './share-password'

const NOW = new Date('2026-11-23T10:00:00Z')
const LINK = { id: '7', passwordHash: 'scrypt$1$1$1$a$b' }

describe('hashSharePassword', () => {
  it('is scrypt with a salt of its own, and knows its password again', async () => {
    const [one, two] = [await hashSharePassword('correct horse'), await hashSharePassword('correct horse')]
    expect(one).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(two)
    expect(await isSharePassword('correct horse', one)).toBe(true)
    expect(await isSharePassword('correct horse', two)).toBe(true)
    expect(await isSharePassword('Correct horse', one)).toBe(false)
    expect(await isSharePassword('', one)).toBe(false)
  })

  it('cuts nothing off, and takes letters with accents however they were typed', async () => {
    const long = 'a'.repeat(100)
    expect(await isSharePassword(`${long}b`, await hashSharePassword(`${long}c`))).toBe(false)
    expect(await isSharePassword('cafe\u0301 noir', await hashSharePassword('caf\u00e9 noir'))).toBe(true)
  })

  it('knows nothing by what is no hash', async () => {
    expect(await isSharePassword('x', 'scrypt$16384$8$1$$')).toBe(false)
  })
})

describe('what a browser keeps', () => {
  const kept = toUnlockValue(LINK, NOW)
  const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

  it('opens its link for half a day', () => {
    expect(isUnlockValue(kept, LINK, NOW)).toBe(true)
    expect(isUnlockValue(kept, LINK, later(UNLOCKED_SECONDS - 1))).toBe(true)
    expect(isUnlockValue(kept, LINK, later(UNLOCKED_SECONDS))).toBe(false)
  })

  it('opens no other link, and none with another password', () => {
    expect(isUnlockValue(kept, { ...LINK, id: '8' }, NOW)).toBe(false)
    expect(isUnlockValue(kept, { ...LINK, passwordHash: 'scrypt$1$1$1$a$c' }, NOW)).toBe(false)
  })

  it.each([undefined, '', '.', '9999999999.', `9999999999.${kept.split('.')[1]}`, `${kept}x`, 'x.y.z'])(
    'is not taken in by %s',
    (value) => expect(isUnlockValue(value, LINK, NOW)).toBe(false),
  )
})
