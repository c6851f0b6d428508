import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, countDays, dayInZone, FIRST_DAY, LAST_DAY, parseDay, previousRange } from './day'

const anyDay = fc.integer({ min: 0, max: countDays({ from: FIRST_DAY, to: LAST_DAY }) }).map((days) => {
  return addDays(FIRST_DAY, days)
})

describe('parseDay', () => {
  it.each(['1970-01-01', '2021-02-09', '2020-02-29', '2000-02-29', '2199-12-31'])('takes %s', (text) => {
    expect(parseDay(text)).toBe(text)
  })

  it.each([
    ['the day before the first', '1969-12-31'],
    ['the day after the last', '2200-01-01'],
    ['29 February outside of a leap year', '2021-02-29'],
    ['29 February of a century', '2100-02-29'],
    ['31 April', '2021-04-31'],
    ['month 13', '2021-13-01'],
    ['month 0', '2021-00-10'],
    ['day 0', '2021-01-00'],
    ['year 0', '0000-01-01'],
    ['year 9999', '9999-12-31'],
    ['a year of five digits', '12021-02-09'],
    ['no leading zeros', '2021-2-9'],
    ['a time behind it', '2021-02-09T00:00'],
    ['spaces', ' 2021-02-09'],
    ['a line break behind it', '2021-02-09\n'],
    ['nothing', ''],
    ['another order', '09.02.2021'],
    ['digits of another script', '２０２１-０２-０９'],
    ['SQL', "2021-02-09'; drop table event; --"],
  ])('refuses %s', (_, text) => {
    expect(parseDay(text)).toBeNull()
  })
})

describe('addDays and countDays', () => {
  it.each([
    ['2020-12-31', 1, '2021-01-01'],
    ['2021-01-01', -1, '2020-12-31'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2021-02-28', 1, '2021-03-01'],
    ['2021-03-28', 1, '2021-03-29'],
    ['2021-10-31', 1, '2021-11-01'],
    ['2199-12-31', 1, '2200-01-01'],
    ['2021-02-09', 0, '2021-02-09'],
  ])('%s and %i days are %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
  })

  it('a leap year has 366 days, also where clocks change', () => {
    expect(countDays({ from: '2020-01-01', to: '2021-01-01' })).toBe(366)
  })

  it('a reversed range counts below zero', () => {
    expect(countDays({ from: '2021-02-09', to: '2021-02-06' })).toBe(-3)
  })

  it('adding what was counted leads from one end to the other, for all days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(addDays(from, countDays({ from, to }))).toBe(to)
      }),
    )
  })
})

describe('dayInZone', () => {
  it.each([
    ['Asia/Kolkata', '2021-02-09T18:29:59Z', '2021-02-09'],
    ['Asia/Kolkata', '2021-02-09T18:30:00Z', '2021-02-10'],
    ['America/New_York', '2021-03-14T04:59:59Z', '2021-03-13'],
    ['America/New_York', '2021-03-14T05:00:00Z', '2021-03-14'],
    ['America/New_York', '2021-03-15T03:59:59Z', '2021-03-14'],
    ['America/New_York', '2021-11-08T04:59:59Z', '2021-11-07'],
    ['Europe/Berlin', '2021-10-31T22:59:59Z', '2021-10-31'],
    ['Europe/Berlin', '2020-12-31T23:00:00Z', '2021-01-01'],
    ['Pacific/Kiritimati', '2020-12-31T10:00:00Z', '2021-01-01'],
    ['UTC', '2020-12-31T23:59:59Z', '2020-12-31'],
  ])('in %s it is at %s the day %s', (zone, moment, day) => {
    expect(dayInZone(new Date(moment), zone)).toBe(day)
  })
})

describe('previousRange', () => {
  it('of February 2021 (28 days) are the 28 days before it', () => {
    expect(previousRange({ from: '2021-02-01', to: '2021-03-01' })).toEqual({
      from: '2021-01-04',
      to: '2021-02-01',
    })
  })

  it('is as long and ends where the range begins, for all ranges', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 4000 }), (from, days) => {
        const range = { from, to: addDays(from, days) }
        expect(countDays(previousRange(range))).toBe(days)
        expect(previousRange(range).to).toBe(from)
      }),
    )
  })
})
