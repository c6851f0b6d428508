import { expect, it } from 'vitest'
import { drawNormal } from '../draw'
import { createUniform } from '../seeded-random'
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

it('is wider by the root of the design effect, and says nothing of what such ranges usually do', () => {
  const [before, now] = [median(100, 96, 103), median(110, 107, 114)]
  const judge = (differences: number[], designEffect = 1) =>
    compareMedians(before, now, { designEffect, differences })
  expect(judge([], 9)?.interval.low).toBeCloseTo(10 - 3 * Math.hypot(3, 3), 10)
  expect(judge([], 9)).toMatchObject({ verdict: "can't tell yet", beyondChance: false, usual: null })
  expect(judge([9, -8, 10])).toMatchObject({ verdict: 'up', usual: null })
  expect(judge([9, -8, 10, -9])).toMatchObject({ verdict: "can't tell yet", beyondChance: true })
  expect(judge([1, -2, 0, 1])).toMatchObject({ verdict: 'up', usual: { pairs: 4, beyond: true } })
})

/** Shops whose median wanders by so many seconds: the share that is called, with what is usual and by chance alone. */
function shareCalled(wander: number, planted: number) {
  const uniform = createUniform(`medians ${wander} ${planted}`)
  const shops = Array.from({ length: 1000 }, () => {
    const medians = Array.from({ length: 10 }, (_, range) => {
      const seconds = 100 + wander * drawNormal(uniform) + drawNormal(uniform) + (range === 9 ? planted : 0)
      return median(seconds, seconds - 1.96, seconds + 1.96)
    })
    const differences = medians.slice(1).map((now, range) => now.seconds - (medians[range]?.seconds ?? 0))
    return compareMedians(medians[8] ?? null, medians[9] ?? null, {
      designEffect: 1,
      differences: differences.slice(0, -1),
    })
  })
  const share = (isCalled: (shop: (typeof shops)[number]) => boolean | undefined) =>
    shops.filter(isCalled).length / shops.length
  return {
    together: share((shop) => shop?.verdict !== "can't tell yet"),
    byChance: share((shop) => shop?.beyondChance),
  }
}

it('calls one in twenty of unchanged shops at most, also where they wander, and finds what was planted', () => {
  expect(shareCalled(0, 0).together).toBeLessThan(0.05)
  const wandering = shareCalled(3, 0)
  expect(wandering.byChance).toBeGreaterThan(0.4)
  expect(wandering.together).toBeLessThan(0.066)
  expect(shareCalled(3, 18).together).toBeGreaterThan(0.8)
})
