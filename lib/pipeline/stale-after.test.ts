import { expect, it } from 'vitest'
import { toStaleAfterMs, toTestedWithinMs } from './stale-after'

const MINUTE = 60_000
const NOW = new Date('2026-03-02T10:05:00Z')
const given = (schedule: string | null) => ({
  schedule,
  timeZone: 'UTC',
  freshness: { warnHours: 24, errorHours: 72 },
})

it('lets two times of the schedule pass, and a run take its time', () => {
  expect(toStaleAfterMs('*/15 * * * *', 'UTC', NOW)).toBe((20 + 10) * MINUTE)
  expect(toTestedWithinMs(given('*/15 * * * *'), NOW)).toBe((20 + 10) * MINUTE)
})

it('has a limit for tests also where nothing runs by itself, or ever did', () => {
  const aDay = (24 * 60 + 10) * MINUTE
  expect(toTestedWithinMs(given(null), NOW)).toBe(aDay)
  expect(toStaleAfterMs('0 0 12 1 1 * 2030', 'UTC', NOW)).toBeNull()
  expect(toTestedWithinMs(given('0 0 12 1 1 * 2030'), NOW)).toBe(aDay)
})
