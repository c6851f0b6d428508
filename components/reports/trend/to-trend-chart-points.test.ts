import { expect, test } from 'vitest'
import type { ReportQuery } from '@/lib/query/report-query'
import type { TrendPoint, TrendResult } from '@/lib/reports/trend/trend-result'
import { wilson } from '@/lib/stats/wilson'
import { nameBucket, toTrendChartPoints } from './to-trend-chart-points'

const query: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}

function trendOf(points: Record<string, number>): TrendResult {
  return { query, points: Object.entries(points).map(([start, viewed]) => toPoint(start, viewed)) }
}

function toPoint(start: string, viewed: number): TrendPoint {
  return { start, reached: [viewed, 5, viewed / 2, 0], partial: false }
}

test('the day that it is today is not complete, and the range before lies under by place', () => {
  const current = trendOf({ '2021-02-11': 0, '2021-02-12': 10 })
  const previous = trendOf({ '2021-02-09': 7, '2021-02-10': 20 })
  const [first, second] = toTrendChartPoints(current, previous, '2021-02-12')
  expect(second).toEqual({
    label: '12 Feb',
    title: '12 Feb 2021',
    partial: true,
    counts: [10, 5, 5],
    rate: 0.5,
    band: [wilson(5, 10)?.low, wilson(5, 10)?.high],
    before: { title: '10 Feb 2021', count: 20, rate: 0.5 },
  })
  expect(first).toMatchObject({ partial: false, rate: null, band: null, before: { count: 7 } })
})

test('buckets are named so that nobody has to know how they are cut', () => {
  expect(nameBucket({ start: '2021-02-08' }, 'week', 1)).toBe('8 Feb – 14 Feb 2021')
  expect(nameBucket({ start: '2021-04-01' }, 'quarter', 1)).toBe('Q2 2021')
})
