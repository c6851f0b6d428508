import { expect, it } from 'vitest'
import { toOrdersGrain } from '@/lib/reports/asked-of-request'
import type { DayRange } from '@/lib/time/day'
import type { Grain } from '@/lib/time/grain'
import { readParameters } from './parse-parameters'
import { readRequest } from './request'

const DATA = { from: '2006-11-29', to: '2026-11-30' }
const SETTINGS = {
  today: '2026-11-29',
  now: new Date('2026-11-29T10:00:00Z'),
  timeZone: 'UTC',
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  mostDrawn: 370,
} as const

const view = (raw: Readonly<Record<string, string>>, days: DayRange = DATA) =>
  readRequest(raw, SETTINGS, days)

const CASES: readonly (readonly [string, Readonly<Record<string, string>>, Grain])[] = [
  ['20 years by day', { range: 'all', grain: 'day' }, 'month'],
  ['20 years by week', { range: 'all', grain: 'week' }, 'month'],
  ['20 years as they are', { range: 'all' }, 'month'],
  [
    'a range that begins long before the data',
    { from: '1970-01-01', to: '2199-12-31', grain: 'day' },
    'month',
  ],
  ['a range of which a month has data', { from: '1970-01-01', to: '2006-12-30', grain: 'day' }, 'day'],
  ['a year by day', { range: '365d', grain: 'day' }, 'day'],
  ['two years by day', { from: '2024-11-29', to: '2026-11-29', grain: 'day' }, 'week'],
  ['a coarse grain', { range: '30d', grain: 'quarter' }, 'quarter'],
]

it.each(CASES)('%s is drawn in buckets that a picture can show', (_, raw, grain) => {
  expect(view(raw).query.grain).toBe(grain)
})

it('56 years are drawn by quarter, whether or not they were asked for by month', () => {
  const long = { from: '1970-01-01', to: '2026-11-30' }
  expect(view({ range: 'all' }, long).query.grain).toBe('quarter')
  for (const grain of ['day', 'week', 'month'])
    expect(view({ range: 'all', grain }, long).query.grain).toBe('quarter')
})

it('so are the nine quarters of periods, of the days that hold data', () => {
  expect(view({ grain: 'day' }).periods).toMatchObject({ grain: 'week', range: null })
  expect(view({ grain: 'month' }).periods.grain).toBe('month')
  expect(view({}).periods.grain).toBe('quarter')
  expect(view({ grain: 'day' }, { from: '2026-10-01', to: '2026-11-30' }).periods.grain).toBe('day')
})

it('orders are by week where sessions are by day, unless they were asked for by day', () => {
  expect(toOrdersGrain(view({ range: '30d' }))).toBe('week')
  expect(toOrdersGrain(view({ range: '30d', grain: 'day' }))).toBe('day')
  expect(toOrdersGrain(view({ range: 'all', grain: 'day' }))).toBe('month')
  expect(toOrdersGrain(view({ range: 'all' }))).toBe('month')
})

it('what was asked for stays where nothing is drawn, and where a report was frozen before there was a limit', () => {
  const asked = { range: 'all', grain: 'day' } as const
  expect(readRequest(asked, { ...SETTINGS, mostDrawn: undefined }, DATA).query.grain).toBe('day')
  expect(view(asked).parameters.grain).toBe(readParameters(asked).grain)
})
