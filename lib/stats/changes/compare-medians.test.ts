import { expect, it } from 'vitest'
import { compareMedians, type Median } from './compare-medians'

const median = (seconds: number, low: number, high: number): Median => ({
  pairs: 100,
  seconds,
  interval: { low, high },
})

it('makes the interval of the difference of the nearer ends: 3-4-5', () => {
  const change = compareMedians(median(100, 96, 103), median(110, 107, 114))
  expect(change?.difference).toBe(10)
  expect(change?.interval.low).toBeCloseTo(10 - Math.hypot(3, 3), 10)
  expect(change?.interval.high).toBeCloseTo(10 + Math.hypot(4, 4), 10)
  expect(change?.verdict).toBe('up')
})

it('is down the other way, and cannot be told where the ranges of both are wide', () => {
  expect(compareMedians(median(110, 107, 114), median(100, 96, 103))?.verdict).toBe('down')
  expect(compareMedians(median(100, 80, 130), median(110, 85, 140))?.verdict).toBe("can't tell yet")
})

it('has nothing to say of a median that is missing', () => {
  expect(compareMedians(null, median(1, 1, 1))).toBeNull()
  expect(compareMedians(median(1, 1, 1), null)).toBeNull()
})
