import { expect, it } from 'vitest'
import { toStaleAfterMs } from './stale-after'

const MINUTE = 60_000
const now = new Date('2026-03-02T09:05:00Z')

it('two times of the schedule may pass, and ten minutes more', () => {
  // 9:00 and 8:45; the second is twenty minutes ago.
  expect(toStaleAfterMs('*/15 * * * *', 'UTC', now)).toBe((20 + 10) * MINUTE)
  // Six in the morning in New York is eleven here, so today's is still to come.
  expect(toStaleAfterMs('0 6 * * *', 'America/New_York', now)).toBe((46 * 60 + 5 + 10) * MINUTE)
})

it('a schedule with one time so far is measured from it, and one with none has no limit', () => {
  expect(toStaleAfterMs('0 0 0 1 1 * 2026', 'UTC', now)).toBe(
    now.getTime() - Date.UTC(2026, 0, 1) + 10 * MINUTE,
  )
  expect(toStaleAfterMs('0 0 0 1 1 * 2027', 'UTC', now)).toBeNull()
})
