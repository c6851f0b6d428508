import { expect, test } from 'vitest'
import type { GapTimes } from '@/lib/reports/time-to-step/time-to-step-result'
import { toCommonSpan, toHistogramBars, toHistogramMarks, toLastEdge } from './to-histogram'

const edges = [0, 10, 20, 40, 80]

function gap(pairs: number[]): GapTimes {
  const histogram = edges.map((fromSeconds, index) => ({
    fromSeconds,
    toSeconds: edges[index + 1] ?? null,
    pairs: pairs[index] ?? 0,
  }))
  return {
    fromStep: 'viewed',
    toStep: 'added_to_cart',
    pairs: 9,
    leftOut: 0,
    meanSeconds: 30,
    medianSeconds: 15,
    p90Seconds: 100,
    histogram,
  }
}

test('all gaps share one span, a bucket wider than what is filled', () => {
  expect(toCommonSpan([gap([0, 0, 3]), gap([0, 0, 0, 2])])).toEqual({ first: 1, end: 5 })
  expect(toCommonSpan([gap([])])).toEqual({ first: 0, end: 5 })
})

test('marks lie where their seconds are, counted in buckets of the span', () => {
  const marks = toHistogramMarks(gap([0, 1, 1, 1, 1]), { first: 1, end: 5 })
  expect(marks.map(({ position }) => position)).toEqual([0.5, 1.5, 3.5])
  expect(marks[0]).toMatchObject({ text: 'median 15 s', strong: true })
})

test('edges name the axis; an open end has none', () => {
  const bars = toHistogramBars(gap([4, 5]), { first: 0, end: 2 })
  expect(bars).toEqual([
    { edge: '0', height: 4, text: '4', shortText: '4' },
    { edge: '10 s', height: 5, text: '5', shortText: '5' },
  ])
  expect(toLastEdge(gap([]), { first: 0, end: 2 })).toBe('20 s')
  expect(toLastEdge(gap([]), { first: 0, end: 5 })).toBeNull()
})
