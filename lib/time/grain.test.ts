import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, countDays, FIRST_DAY } from './day'
import { GRAINS, type Grain, listGrains, nextGrain, readableGrain, startOfGrain } from './grain'

describe('startOfGrain', () => {
  it.each<[string, Grain, string]>([
    ['2021-02-09', 'day', '2021-02-09'],
    ['2021-02-09', 'week', '2021-02-08'],
    ['2021-02-08', 'week', '2021-02-08'],
    ['2021-02-14', 'week', '2021-02-08'],
    ['2021-01-03', 'week', '2020-12-28'],
    ['2020-12-31', 'week', '2020-12-28'],
    ['1970-01-01', 'week', '1969-12-29'],
    ['2021-02-28', 'month', '2021-02-01'],
    ['2021-12-31', 'month', '2021-12-01'],
    ['2021-01-01', 'quarter', '2021-01-01'],
    ['2021-03-31', 'quarter', '2021-01-01'],
    ['2021-04-01', 'quarter', '2021-04-01'],
    ['2021-09-30', 'quarter', '2021-07-01'],
    ['2021-12-31', 'quarter', '2021-10-01'],
  ])('%s is in the %s of %s', (day, grain, start) => {
    expect(startOfGrain(day, grain)).toBe(start)
  })
})

describe('a fiscal year', () => {
  it.each<[string, number, string]>([
    ['2026-11-23', 2, '2026-11-01'],
    ['2026-10-31', 2, '2026-08-01'],
    ['2026-01-31', 2, '2025-11-01'],
    ['2026-02-28', 3, '2025-12-01'],
    ['2026-11-23', 12, '2026-09-01'],
    ['2026-11-23', 4, '2026-10-01'],
  ])('%s, with years from month %i, is in the quarter of %s', (day, fiscalMonth, start) => {
    expect(startOfGrain(day, 'quarter', fiscalMonth)).toBe(start)
  })

  it('leaves months and weeks as they are', () => {
    expect(startOfGrain('2026-11-23', 'month', 2)).toBe('2026-11-01')
    expect(startOfGrain('2026-11-25', 'week', 2)).toBe('2026-11-23')
    expect(startOfGrain('2026-11-25', 'week', 2, 'sunday')).toBe('2026-11-22')
    expect(startOfGrain('2026-11-22', 'week', 2, 'sunday')).toBe('2026-11-22')
    expect(startOfGrain('2026-11-25', 'week', 2, 'saturday')).toBe('2026-11-21')
    expect(startOfGrain('2026-11-20', 'week', 2, 'saturday')).toBe('2026-11-14')
  })
})

describe('nextGrain', () => {
  it.each<[string, Grain, string]>([
    ['2021-12-31', 'day', '2022-01-01'],
    ['2020-12-28', 'week', '2021-01-04'],
    ['2021-01-01', 'month', '2021-02-01'],
    ['2021-02-01', 'month', '2021-03-01'],
    ['2021-12-01', 'month', '2022-01-01'],
    ['2021-07-01', 'quarter', '2021-10-01'],
    ['2021-10-01', 'quarter', '2022-01-01'],
    ['2020-01-01', 'quarter', '2020-04-01'],
  ])('after %s the next %s begins on %s', (start, grain, next) => {
    expect(nextGrain(start, grain)).toBe(next)
  })
})

describe('listGrains', () => {
  it('lists every bucket that the range touches, the first and last in part', () => {
    expect(listGrains({ from: '2020-12-31', to: '2021-01-12' }, 'week')).toEqual([
      '2020-12-28',
      '2021-01-04',
      '2021-01-11',
    ])
  })

  it('does not list a bucket that begins on the exclusive end', () => {
    expect(listGrains({ from: '2021-01-01', to: '2021-04-01' }, 'quarter')).toEqual(['2021-01-01'])
  })

  it('lists 365 days of 2021 and 366 of 2020', () => {
    expect(listGrains({ from: '2021-01-01', to: '2022-01-01' }, 'day')).toHaveLength(365)
    expect(listGrains({ from: '2020-01-01', to: '2021-01-01' }, 'day')).toHaveLength(366)
  })

  it('an empty range has none', () => {
    expect(listGrains({ from: '2021-01-01', to: '2021-01-01' }, 'day')).toEqual([])
  })

  it('buckets follow each other without gap and hold each day once, for all days and grains', () => {
    const names = Object.keys(GRAINS) as Grain[]
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 83_000 }),
        fc.integer({ min: 1, max: 800 }),
        fc.constantFrom(...names),
        (offset, days, grain) => {
          const from = addDays(FIRST_DAY, offset)
          const starts = listGrains({ from, to: addDays(from, days) }, grain)
          const expected = new Set(
            Array.from({ length: days }, (_, index) => startOfGrain(addDays(from, index), grain)),
          )
          expect(starts).toEqual([...expected])
          for (const [index, start] of starts.entries()) {
            expect(startOfGrain(start, grain)).toBe(start)
            expect(starts[index + 1] ?? nextGrain(start, grain)).toBe(nextGrain(start, grain))
            expect(countDays({ from: start, to: nextGrain(start, grain) })).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('readableGrain', () => {
  it.each<[number, Grain]>([
    [1, 'day'],
    [120, 'day'],
    [121, 'week'],
    [900, 'week'],
    [901, 'month'],
    [80_000, 'month'],
  ])('%i days are read by the %s', (days, grain) => {
    expect(readableGrain({ from: '1975-01-01', to: addDays('1975-01-01', days) })).toBe(grain)
  })
})
