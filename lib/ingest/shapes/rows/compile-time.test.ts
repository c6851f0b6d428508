import { expect, it } from 'vitest'
import { toTimeLimits } from '../../time-limits'
import type { Mapping } from '../mapping'
import { compileTime } from './compile-time'
import { Reading } from './reading'

const LIMITS = toTimeLimits(new Date('2026-11-23T12:00:00Z'))

/** The moment, or why there is none. */
function tell(value: string | number | null, format: Mapping['time']['format'], zone: string | null = null) {
  const reading = new Reading({ at: value }, null)
  const time = compileTime({ field: 'at', format, zone }, LIMITS)(reading, true)
  return reading.problem ?? time?.toISOString()
}

it.each([
  ['2021-02-09T23:55:08Z', 'iso', '2021-02-09T23:55:08.000Z'],
  ['2021-02-09 23:55:08 UTC', 'iso', '2021-02-09T23:55:08.000Z'],
  ['2025-10-07 09:50:26 +0200', 'iso', '2025-10-07T07:50:26.000Z'],
  ['2021-02-09 23:55:08.123987+00', 'iso', '2021-02-09T23:55:08.123Z'],
  ['2021/02/09 23:55', 'iso', '2021-02-09T23:55:00.000Z'],
  ['2021-02-09', 'iso', '2021-02-09T00:00:00.000Z'],
  ['1612914908', 'epoch_s', '2021-02-09T23:55:08.000Z'],
  [1612914908.5, 'epoch_s', '2021-02-09T23:55:08.500Z'],
  ['1612914908000', 'epoch_ms', '2021-02-09T23:55:08.000Z'],
  ['1612914908000999', 'epoch_us', '2021-02-09T23:55:08.000Z'],
  ['9.2.2021 23:55', 'dmy', '2021-02-09T23:55:00.000Z'],
  ['09/02/21', 'dmy', '2021-02-09T00:00:00.000Z'],
  ['12/1/2010 8:26', 'mdy', '2010-12-01T08:26:00.000Z'],
  ['2/9/2021, 11:55:08 PM', 'mdy', '2021-02-09T23:55:08.000Z'],
  ['2/9/2021 12:05 am', 'mdy', '2021-02-09T00:05:00.000Z'],
] as const)('%j by %s is %s', (value, format, moment) => {
  expect(tell(value, format)).toBe(moment)
})

it.each([
  ['soon', 'iso', 'at is not a time: "soon"'],
  ['2021-02-30', 'iso', 'at is not a time: "2021-02-30"'],
  ['31/02/2021', 'dmy', 'at is not a time: "31/02/2021"'],
  ['13:00 PM', 'mdy', 'at is not a time: "13:00 PM"'],
  ['2021-02-09T24:00:00Z', 'iso', 'at is not a time: "2021-02-09T24:00:00Z"'],
  ['0x5f', 'epoch_s', 'at is not a time: "0x5f"'],
  ['', 'iso', 'at is missing'],
  ['\\N', 'iso', 'at is missing'],
  [null, 'iso', 'at is missing'],
  ['1999-12-31T23:59:59Z', 'iso', 'at is before 2000-01-01: "1999-12-31T23:59:59Z"'],
  [
    '2026-11-24T12:00:00.001Z',
    'iso',
    'at is more than a day ahead of its arrival: "2026-11-24T12:00:00.001Z"',
  ],
  ['1612914908000', 'epoch_s', 'at is more than a day ahead of its arrival: "1612914908000"'],
  [1612914908, 'epoch_ms', 'at is before 2000-01-01: "1612914908"'],
] as const)('%j by %s: %s', (value, format, reason) => {
  expect(tell(value, format)).toBe(reason)
})

it.each([
  ['Europe/Berlin', '10.02.2021 00:55:08', '2021-02-09T23:55:08.000Z'],
  ['Europe/Berlin', '01.07.2021 00:00', '2021-06-30T22:00:00.000Z'],
  // Put forward at 02:00 to 03:00.
  ['Europe/Berlin', '28.03.2021 01:59:59', '2021-03-28T00:59:59.000Z'],
  ['Europe/Berlin', '28.03.2021 02:30', '2021-03-28T01:30:00.000Z'],
  ['Europe/Berlin', '28.03.2021 03:00', '2021-03-28T01:00:00.000Z'],
  // Put back at 03:00 to 02:00: the earlier of two.
  ['Europe/Berlin', '31.10.2021 02:30', '2021-10-31T00:30:00.000Z'],
  ['Europe/Berlin', '31.10.2021 03:00', '2021-10-31T02:00:00.000Z'],
  ['America/New_York', '07.11.2021 01:30', '2021-11-07T05:30:00.000Z'],
  // By half an hour.
  ['Australia/Lord_Howe', '03.10.2021 02:15', '2021-10-02T15:45:00.000Z'],
  ['Asia/Kathmandu', '01.01.2021 00:00', '2020-12-31T18:15:00.000Z'],
])('in %s %s is %s', (zone, text, moment) => {
  expect(tell(text, 'dmy', zone)).toBe(moment)
})

it('a zone that is written goes before the one that is said', () => {
  expect(tell('2021-02-09 23:55:08+05:30', 'iso', 'Europe/Berlin')).toBe('2021-02-09T18:25:08.000Z')
})
