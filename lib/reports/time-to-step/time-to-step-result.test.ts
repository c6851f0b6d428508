import { describe, expect, it } from 'vitest'
import type { ReportQuery } from '@/lib/query/report-query'
import { DURATION_EDGES } from '@/lib/time/duration-edges'
import { toProductTimesResult, toTimeToStepResult } from './time-to-step-result'
import type { ProductTimeRow, TimeRow } from './time-to-step-sql'

const query: ReportQuery = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
}
const noTimes = { pairs: 0, leftOut: 0, meanSeconds: null, medianSeconds: null, p90Seconds: null }
const someTimes = { pairs: 3, leftOut: 1, meanSeconds: 70, medianSeconds: 60, p90Seconds: 110 }

describe('toTimeToStepResult', () => {
  it('without rows has both gaps, with every bucket empty', () => {
    const histogram = DURATION_EDGES.map((fromSeconds, index) => ({
      fromSeconds,
      toSeconds: DURATION_EDGES[index + 1] ?? null,
      pairs: 0,
    }))
    expect(toTimeToStepResult(query, [])).toEqual({
      query,
      gaps: [
        { fromStep: 'viewed', toStep: 'added_to_cart', ...noTimes, histogram },
        { fromStep: 'added_to_cart', toStep: 'checked_out', ...noTimes, histogram },
      ],
    })
  })

  it('puts times and buckets to their gap; bucket 1 is the first, bucket 20 is open', () => {
    const rows = [row(1)]
    const [viewToCart, cartToCheckout] = toTimeToStepResult(query, rows).gaps
    expect(viewToCart).toMatchObject(noTimes)
    expect(cartToCheckout).toMatchObject(someTimes)
    expect(viewToCart?.histogram.some((bucket) => bucket.pairs > 0)).toBe(false)
    expect(cartToCheckout?.histogram.filter((bucket) => bucket.pairs > 0)).toEqual([
      { fromSeconds: 0, toSeconds: 1, pairs: 2 },
      { fromSeconds: 604_800, toSeconds: null, pairs: 1 },
    ])
  })

  it('the edges rise, so that every time has one bucket', () => {
    expect(DURATION_EDGES.toSorted((a, b) => a - b)).toEqual([...DURATION_EDGES])
    expect(new Set(DURATION_EDGES).size).toBe(20)
  })
})

describe('toProductTimesResult', () => {
  it('has one line a product, in the order of the rows', () => {
    const rows = [
      productRow(1, 'a1', 'Aloe'),
      productRow(0, 'a1', 'Aloe'),
      productRow(0, 'a2', 'Aloe'),
      productRow(0, 'zz', 'Zz'),
    ]
    expect(toProductTimesResult(query, rows)).toEqual({
      query,
      products: [
        { id: 'a1', product: 'Aloe', times: [someTimes, someTimes] },
        { id: 'a2', product: 'Aloe', times: [someTimes, noTimes] },
        { id: 'zz', product: 'Zz', times: [someTimes, noTimes] },
      ],
    })
  })

  it('without rows has no lines', () => {
    expect(toProductTimesResult(query, [])).toEqual({ query, products: [] })
  })
})

const statistics = {
  left_out: 1,
  mean_seconds: 70,
  quantiles: [60, 110],
  histogram: { 1: 2, 20: 1 },
} as const

function row(gap: number): TimeRow {
  return { part: '', gap, pairs: 3, ...statistics }
}

function productRow(gap: number, id: string, product: string): ProductTimeRow {
  return { gap, part: id, product, pairs: 3, ...statistics }
}
