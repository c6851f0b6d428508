import { describe, expect, it } from 'vitest'
import type { ReportQuery } from '@/lib/query/report-query'
import type { DayRange } from '@/lib/time/day'
import { toTrendResult } from './trend-result'

const query: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}
const data: DayRange = { from: '2021-02-09', to: '2021-02-13' }

function starts(asked: Partial<ReportQuery>, days: DayRange | null = data) {
  const { points } = toTrendResult({ ...query, ...asked }, [], days)
  return points.map(({ start, partial }) => (partial ? `${start} in part` : start))
}

describe('toTrendResult', () => {
  it('gives the counts by step, and zeros for a day on which nothing happened', () => {
    const row = { start: '2021-02-10', reached: [8, 4, 1, 1] }
    const range = { from: '2021-02-10', to: '2021-02-12' }
    expect(toTrendResult({ ...query, range }, [row], data)).toEqual({
      query: { ...query, range },
      points: [
        { start: '2021-02-10', reached: [8, 4, 1, 1], partial: false },
        { start: '2021-02-11', reached: [0, 0, 0, 0], partial: false },
      ],
    })
  })

  it('without data has no points, whatever the range', () => {
    expect(starts({}, null)).toEqual([])
    expect(starts({ range: data }, null)).toEqual([])
  })

  it('of all time has every day of the data', () => {
    expect(starts({})).toEqual(['2021-02-09', '2021-02-10', '2021-02-11', '2021-02-12'])
  })

  it('leaves out what lies outside of the data', () => {
    expect(starts({ range: { from: '2020-01-01', to: '2021-02-11' } })).toEqual(['2021-02-09', '2021-02-10'])
    expect(starts({ range: { from: '2021-02-12', to: '2022-01-01' } })).toEqual(['2021-02-12'])
    expect(starts({ range: { from: '2021-02-13', to: '2022-01-01' } })).toEqual([])
    expect(starts({ range: { from: '2021-01-01', to: '2021-02-09' } })).toEqual([])
  })

  it('marks a bucket that the range or the data cover only in part', () => {
    const year = { from: '2020-12-28', to: '2021-04-01' }
    expect(starts({ grain: 'week', range: { from: '2020-12-30', to: '2021-01-11' } }, year)).toEqual([
      '2020-12-28 in part',
      '2021-01-04',
    ])
    expect(starts({ grain: 'month', fiscalMonth: 1 }, year)).toEqual([
      '2020-12-01 in part',
      '2021-01-01',
      '2021-02-01',
      '2021-03-01',
    ])
    expect(starts({ grain: 'quarter', range: { from: '2021-01-01', to: '2021-03-31' } }, year)).toEqual([
      '2021-01-01 in part',
    ])
  })
})
