import { expect, it } from 'vitest'
import type { Grain } from '@/lib/time/grain'
import { formatBucket, formatDay, formatMoment, formatRange } from './format-day'

it('a day is shown as it is, whatever zone the machine is in', () => {
  expect(formatDay('2021-02-09')).toBe('9 Feb 2021')
  expect(formatDay('2021-01-01')).toBe('1 Jan 2021')
})

it.each([
  [null, 'All time'],
  [{ from: '2021-02-09', to: '2021-02-13' }, '9 Feb 2021 – 12 Feb 2021'],
  [{ from: '2021-02-09', to: '2021-02-10' }, '9 Feb 2021'],
  [{ from: '2020-12-31', to: '2021-01-02' }, '31 Dec 2020 – 1 Jan 2021'],
])('the range %j is shown with its last day: %s', (range, text) => {
  expect(formatRange(range)).toBe(text)
})

it.each<[string, Grain, string]>([
  ['2021-02-09', 'day', '9 Feb'],
  ['2021-02-08', 'week', '8 Feb'],
  ['2021-02-01', 'month', 'Feb 2021'],
  ['2021-01-01', 'quarter', 'Q1 2021'],
  ['2021-10-01', 'quarter', 'Q4 2021'],
])('the bucket of %s by %s is %s', (start, grain, text) => {
  expect(formatBucket(start, grain)).toBe(text)
})

it.each([
  ['UTC', '9 Feb 2021, 00:05'],
  ['America/New_York', '8 Feb 2021, 19:05'],
  ['Asia/Kolkata', '9 Feb 2021, 05:35'],
])('five past midnight UTC is in %s %s', (zone, text) => {
  expect(formatMoment(new Date('2021-02-09T00:05:00Z'), zone)).toBe(text)
})
