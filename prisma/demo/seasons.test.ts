import { describe, expect, test } from 'vitest'
import { addDays, countDays, type Day } from '@/lib/time/day'
import { firstDayOf, HOURS, plantedImprovement, trafficOf } from './seasons'

const FIRST: Day = '2024-01-01'
const TODAY: Day = '2025-12-31'

/** Without the growth, which is none on the first day. */
function meanTraffic(isIn: (day: Day) => boolean): number {
  const length = countDays({ from: FIRST, to: TODAY })
  const days = Array.from({ length }, (_, index) => addDays(FIRST, index)).filter(isIn)
  return days.reduce((sum, day) => sum + trafficOf(day, day, day), 0) / days.length
}

const inMonths = (...months: string[]) => meanTraffic((day) => months.includes(day.slice(5, 7)))
const onWeekday = (weekday: number) =>
  meanTraffic((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === weekday)

test('spring has more traffic than winter, and winter more than summer', () => {
  expect(inMonths('04', '05')).toBeGreaterThan(1.1 * inMonths('11', '12'))
  expect(inMonths('11', '12')).toBeGreaterThan(1.1 * inMonths('07', '08'))
})

test('December has a bump of gifts over November and January', () => {
  const [november, december, january] = [inMonths('11'), inMonths('12'), inMonths('01')]
  expect(december).toBeGreaterThan(1.1 * november)
  expect(december).toBeGreaterThan(1.2 * january)
})

test('Sunday is the busiest day, Saturday next, Wednesday the quietest', () => {
  const traffic = [0, 1, 2, 3, 4, 5, 6].map(onWeekday)
  expect(traffic.indexOf(Math.max(...traffic))).toBe(0)
  expect(traffic.indexOf(Math.max(...traffic.slice(1)))).toBe(6)
  expect(traffic.indexOf(Math.min(...traffic))).toBe(3)
})

test('the same day two years on has 35 % more traffic', () => {
  expect(trafficOf(TODAY, TODAY, TODAY) * 1.35).toBeCloseTo(trafficOf(TODAY, FIRST, TODAY), 10)
})

test('evenings are the peak, and every hour has its weight', () => {
  expect(HOURS).toHaveLength(24)
  expect(HOURS.indexOf(Math.max(...HOURS))).toBe(20)
})

test.each([
  ['2026-11-23', 8, '2025-01-01'],
  ['2026-11-23', 1, '2026-10-01'],
  ['2026-01-01', 2, '2025-10-01'],
])('on %s, %i quarters begin on %s', (today, quarters, first) => {
  expect(firstDayOf(today, quarters)).toBe(first)
})

describe('the planted improvement begins with', () => {
  test.each([
    ['2026-11-23', '2026-10-01', 'the current quarter'],
    ['2026-10-22', '2026-10-01', 'the current quarter, when 21 days of it are over'],
    ['2026-10-21', '2026-07-01', 'the one before, when 20 days are over'],
    ['2026-01-01', '2025-10-01', 'the one before, in another year'],
  ])('on %s: %s, %s', (today, from) => {
    expect(plantedImprovement(today)).toMatchObject({ step: 'checked_out', from })
  })
})
