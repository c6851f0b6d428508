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

test.each([
  [
    'skip midnight, with the first moment after',
    '2022-09-11',
    'America/Santiago',
    '2022-09-11T04:00:00.000Z',
  ],
  ['jump to midnight, with it', '2026-03-29', 'America/Nuuk', '2026-03-29T01:00:00.000Z'],
  ['have two midnights, with the first', '2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00.000Z'],
  [
    'have two midnights, with the first, ahead of UTC',
    '2021-10-29',
    'Asia/Amman',
    '2021-10-28T21:00:00.000Z',
  ],
  ['repeat the last hour, after the second', '2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
  ['leave out the day before, with the jump', '2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
])('where clocks %s', (_, day, timeZone, expected) => {
  expect(startOfDay(day, timeZone).toISOString()).toBe(expected)
})
