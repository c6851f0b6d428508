import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { type Guess, judgeGuess } from './judge-guess'
import { refuseToken } from './refuse-token'

const db = useTestDatabase()

const NOW = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

let judged = 0
type Tried = 'in' | 'wrong' | 'refused'

/** One try at a password; how it ends. */
async function attempt(isRight: boolean, guess: Partial<Guess> = {}, now = NOW): Promise<Tried> {
  const whole: Guess = { what: 'link password', target: '7', address: '203.0.113.7', ...guess }
  try {
    const isIn = await judgeGuess(db(), whole, now, async () => {
      judged += 1
      return isRight
    })
    return isIn ? 'in' : 'wrong'
  } catch (error) {
    expect(error).toMatchObject({
      code: 'too_many_tries',
      message: expect.stringMatching(/^Too many tries. Wait \d+ minutes?, then/),
    })
    return 'refused'
  }
}

async function attempts(
  count: number,
  isRight: boolean,
  guess: (index: number) => Partial<Guess> = () => ({}),
) {
  const ends: Record<string, number> = {}
  for (let index = 0; index < count; index += 1) {
    const end = await attempt(isRight, guess(index))
    ends[end] = (ends[end] ?? 0) + 1
  }
  return ends
}

const from = (index: number) => `198.51.${index % 250}.${Math.floor(index / 250)}`

describe('a right password', () => {
  it('is never refused for how often it was right: not the 101st, from one address or from many', async () => {
    expect(await attempts(110, true)).toEqual({ in: 110 })
    expect(await attempts(110, true, (index) => ({ address: from(index) }))).toEqual({ in: 110 })
    expect(await db().guessCount.count()).toBe(0)
  })

  it('is not refused when many are right at once, nor when wrong ones come along', async () => {
    const all = await Promise.all(Array.from({ length: 60 }, (_, index) => attempt(index % 6 !== 0)))
    expect(all.filter((end) => end === 'in')).toHaveLength(50)
    expect(all.filter((end) => end === 'wrong')).toHaveLength(10)
  })

  it('lets in from elsewhere, however many guess wrong, from one address or from two hundred', async () => {
    await attempts(50, false)
    expect(await attempt(true, { address: '192.0.2.1' })).toBe('in')
    await attempts(200, false, (index) => ({ address: from(index) }))
    expect(await attempt(true, { address: '192.0.2.1' })).toBe('in')
    expect(await attempt(false, { address: '192.0.2.2' })).toBe('wrong')
    expect(await attempt(true, { address: '192.0.2.2' })).toBe('in')
  })

  it('lets in a browser that knew it before, also at the address of those who guess', async () => {
    await attempts(50, false)
    expect(await attempt(true)).toBe('refused')
    expect(await attempt(true, { browser: 'browser a' })).toBe('in')
    expect(await attempts(12, false, () => ({ browser: 'browser b' }))).toEqual({ wrong: 10, refused: 2 })
    expect(await attempt(true, { browser: 'browser a' })).toBe('in')
  })

  it('makes those before it the person’s own, at this target alone', async () => {
    await attempts(9, false)
    expect(await attempt(true)).toBe('in')
    expect(await attempts(11, false)).toEqual({ wrong: 10, refused: 1 })
    // Whoever knows one password guesses no more of others for it.
    const others = (index: number) => ({ target: String(index), address: '192.0.2.9' })
    for (let index = 0; index < 30; index += 1) {
      await attempt(false, others(index))
      await attempt(true, { target: 'own', address: '192.0.2.9' })
    }
    expect(await attempt(true, { target: 'another', address: '192.0.2.9' })).toBe('refused')
  })
})

describe('wrong ones', () => {
  it('are judged ten times of one address, one after the other or at once, and again in the next window', async () => {
    expect(await attempts(15, false)).toEqual({ wrong: 10, refused: 5 })
    judged = 0
    const all = await Promise.all(Array.from({ length: 100 }, () => attempt(false, { address: '192.0.2.5' })))
    expect([judged, all.filter((end) => end === 'wrong').length]).toEqual([10, 10])
    expect(await attempt(false, {}, later(15))).toBe('wrong')
  })

  it('are judged thirty times of one address at all targets, and of one site of IPv6 four times that', async () => {
    const many = (index: number) => ({ what: 'sign-in', target: `${index}@example.com` }) as const
    expect(await attempts(50, false, many)).toEqual({ wrong: 30, refused: 20 })
    const site = (index: number) => ({ ...many(index), address: `2001:db8:7:${index.toString(16)}::1` })
    expect(await attempts(200, false, site)).toEqual({ wrong: 120, refused: 80 })
    expect(await attempt(true, { ...many(1), address: '2001:db8:8::1' })).toBe('in')
  })

  it('are judged three times of each address once a hundred came of all', async () => {
    await attempts(100, false, (index) => ({ address: from(index) }))
    expect(await attempts(5, false, () => ({ address: '192.0.2.3' }))).toEqual({ wrong: 3, refused: 2 })
    expect(await attempts(5, false, () => ({ target: '8', address: '192.0.2.4' }))).toEqual({ wrong: 5 })
  })

  it('that could not be judged are not counted', async () => {
    const guess: Guess = { what: 'sign-in', target: 'a@b.example', address: null }
    const broken = () =>
      judgeGuess(db(), guess, NOW, () => Promise.reject(new Error('The database is gone.')))
    for (let tried = 0; tried < 12; tried += 1) await expect(broken()).rejects.toThrow('is gone')
    expect(await db().guessCount.count()).toBe(0)
  })
})

describe('what is kept of guesses', () => {
  it('has an end, from however many addresses they come, at however many accounts', async () => {
    const unknown = (index: number) => ({
      what: 'sign-in' as const,
      target: `${index}@example.com`,
      address: `2001:db8:${index.toString(16)}::1`,
    })
    await attempts(60, false, unknown)
    for (let index = 0; index < 60; index += 1) await refuseToken(db(), from(index), NOW, async () => {})
    const names = (await db().guessCount.findMany()).map(({ key }) => key)
    expect(names.filter((name) => !/^[a-z -]+ \d{1,4}$/.test(name))).toEqual([])
    await attempt(false, { address: '192.0.2.8' }, later(61))
    expect(await db().guessCount.count()).toBe(3)
  })
})
