import { expect, test } from 'vitest'
import { startOfDay } from './start-of-day'

test.each([
  ['2026-02-09', 'UTC', '2026-02-09T00:00:00.000Z'],
  ['2026-02-09', 'Asia/Kolkata', '2026-02-08T18:30:00.000Z'],
  ['2026-01-01', 'America/Los_Angeles', '2026-01-01T08:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-09-27', 'Pacific/Auckland', '2026-09-26T12:00:00.000Z'],
])('%s in %s begins at %s', (day, timeZone, expected) => {
  expect(startOfDay(day, timeZone).toISOString()).toBe(expected)
})

test('where clocks skip midnight, the day begins with the first moment after', () => {
  expect(startOfDay('2022-09-11', 'America/Santiago').toISOString()).toBe('2022-09-11T04:00:00.000Z')
})
