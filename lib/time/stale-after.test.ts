import { expect, it } from 'vitest'
import { toLateAfterMs, toStaleAfterMs, toTestedWithinMs } from './stale-after'

const MINUTE = 60_000
const NOW = new Date('2026-03-02T09:05:00Z')
const given = (schedule: string | null) => ({
  schedule,
  timeZone: 'UTC',
  freshness: { warnHours: 24, errorHours: 72 },
})

it('two times of the schedule may pass, and ten minutes more', () => {
  // 9:00 and 8:45; the second is twenty minutes ago.
  expect(toStaleAfterMs('*/15 * * * *', 'UTC', NOW)).toBe((20 + 10) * MINUTE)
  expect(toTestedWithinMs(given('*/15 * * * *'), NOW)).toBe((20 + 10) * MINUTE)
  // Six in the morning in New York is eleven here, so today's is still to come.
  expect(toStaleAfterMs('0 6 * * *', 'America/New_York', NOW)).toBe((46 * 60 + 5 + 10) * MINUTE)
})

it('a schedule with one time so far is measured from it, and one with none has no limit', () => {
  expect(toStaleAfterMs('0 0 0 1 1 * 2026', 'UTC', NOW)).toBe(
    NOW.getTime() - Date.UTC(2026, 0, 1) + 10 * MINUTE,
  )
  expect(toStaleAfterMs('0 0 0 1 1 * 2027', 'UTC', NOW)).toBeNull()
})

it('has a limit for tests also where nothing runs by itself, or ever did', () => {
  const aDay = (24 * 60 + 10) * MINUTE
  expect(toTestedWithinMs(given(null), NOW)).toBe(aDay)
  expect(toStaleAfterMs('0 0 12 1 1 * 2030', 'UTC', NOW)).toBeNull()
  expect(toTestedWithinMs(given('0 0 12 1 1 * 2030'), NOW)).toBe(aDay)
})

it.each([
  ['by the schedule', {}, 25.5],
  ['by another', { schedule: '0 * * * *' }, 70.5],
  ['by the age of events where there is none', { schedule: null }, 72 * 60],
  ['of settings', { schedule: null, freshness: { warnHours: 1, errorHours: 3 } }, 3 * 60],
])('a pipeline is late %s', (_, settings, minutes) => {
  const now = new Date('2026-03-02T12:00:30Z')
  expect(toLateAfterMs({ ...given('*/15 * * * *'), ...settings }, now)).toBe(minutes * MINUTE)
})
