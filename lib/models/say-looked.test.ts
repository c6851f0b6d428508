import { expect, it } from 'vitest'
import { sayLooked } from './say-looked'

it('says at which rows a test looked', () => {
  const since = new Date('2026-02-14T08:00:00Z')
  const say = (lookedAt: number | null, at: Date | null = since) =>
    sayLooked({ state: 'passed', since: at, lookedAt }, 'Europe/Berlin')
  expect(say(null, null)).toBe('all rows')
  expect(say(0)).toBe('0 rows of what changed since 14 Feb 2026, 09:00')
  expect(say(1)).toBe('1 row of what changed since 14 Feb 2026, 09:00')
  expect(say(12_345)).toBe('12,345 rows of what changed since 14 Feb 2026, 09:00')
  expect(sayLooked({ state: 'skipped', since: null, lookedAt: null }, 'UTC')).toBe('')
})
