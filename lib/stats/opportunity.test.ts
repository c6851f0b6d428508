import { describe, expect, it, test } from 'vitest'
import { simulateCategory } from '@/lib/testing/shop/simulated-shop'
import { drawBinomial } from './draw'
import { scaleEstimate, toOpportunity } from './opportunity'
import { quantile } from './quantile'
import { createUniform } from './seeded-random'
import { type RateGroup, shrinkRates } from './shrink-rates'

const chances = {
  entrants: 1000,
  own: { alpha: 30, beta: 70 },
  target: 0.4,
  later: [{ alpha: 50, beta: 50 }],
}

describe('toOpportunity', () => {
  it('of one point: ten more of a thousand, of whom half go on; the half is not known exactly', () => {
    const { perPoint } = toOpportunity(chances)
    expect(perPoint.value).toBeCloseTo(5, 12)
    // The later rate has the variance 0.5 * 0.5 / 101: 10 * 1.96 * 0.049752 = 0.97512.
    expect(perPoint.interval.low).toBeCloseTo(4.02488, 4)
    expect(perPoint.interval.high).toBeCloseTo(5.97512, 4)
    expect(perPoint.cautious).toBeCloseTo(3.5, 12)
  })

  it('of reaching the target: ten points, of whom half go on', () => {
    const { toTarget } = toOpportunity(chances)
    expect(toTarget.value).toBeCloseTo(50, 10)
    // Variances 0.3 * 0.7 / 101 and 0.5 * 0.5 / 101; of the product 0.000549701, so half is 1000 * 1.96 * 0.0234457.
    expect(toTarget.interval.low).toBeCloseTo(4.0473, 3)
    expect(toTarget.interval.high).toBeCloseTo(95.9527, 3)
    expect(toTarget.cautious).toBeCloseTo(35, 10)
  })

  it('at the last step every one gained is an order, known exactly for a point', () => {
    const { perPoint, toTarget } = toOpportunity({ ...chances, later: [] })
    expect(perPoint).toEqual({ value: 10, interval: { low: 10, high: 10 }, cautious: 10 })
    expect(toTarget.value).toBeCloseTo(100, 10)
    expect(toTarget.cautious).toBe(toTarget.value)
  })

  it('above the target brings nothing, though it may in truth be under it', () => {
    const { toTarget } = toOpportunity({ ...chances, target: 0.25 })
    expect(toTarget).toMatchObject({ value: 0, interval: { low: 0 }, cautious: 0 })
    expect(toTarget.interval.high).toBeGreaterThan(0)
    expect(toOpportunity({ ...chances, target: 0.05 }).toTarget.interval.high).toBe(0)
  })

  it('where nobody enters is nothing', () => {
    const nothing = { value: 0, interval: { low: 0, high: 0 }, cautious: 0 }
    expect(toOpportunity({ ...chances, entrants: 0 })).toEqual({ perPoint: nothing, toTarget: nothing })
  })
})

test('scaleEstimate is the same in another unit', () => {
  const estimate = { value: 10, interval: { low: 5, high: 15 }, cautious: 7 }
  expect(scaleEstimate(estimate, 20)).toEqual({
    value: 200,
    interval: { low: 100, high: 300 },
    cautious: 140,
  })
})

/** Of so many simulated shops: the share of intervals that hold what reaching the 75th percentile would truly bring. */
function simulateCover(mean: number, later: number, size: number, shops: number): number {
  const uniform = createUniform(`worth ${mean} ${later} ${size}`)
  let [covered, all] = [0, 0]
  for (let shop = 0; shop < shops; shop += 1) {
    const first = simulateCategory(uniform, { products: 20, mean, strength: 30, size })
    const rates = simulateCategory(uniform, { products: 20, mean: later, strength: 30, size })
    const second = first.map(({ key, category, part }, index) => {
      const truth = rates[index]?.truth ?? 0
      return { key, category, whole: part, part: drawBinomial(uniform, part, truth), truth }
    })
    const [own, next] = [shrinkRates(first), shrinkRates(second)]
    const target =
      quantile(
        [...own.values()].map(({ share }) => share),
        0.75,
      ) ?? 0
    first.forEach(({ key, truth, whole }: RateGroup & { truth: number }, index) => {
      const [rate, after] = [own.get(key), next.get(key)]
      if (!rate || !after) return
      const { interval } = toOpportunity({ entrants: whole, own: rate, target, later: [after] }).toTarget
      const worth = Math.max(0, target - truth) * whole * (second[index]?.truth ?? 0)
      all += 1
      if (interval.low <= worth && worth <= interval.high) covered += 1
    })
  }
  return covered / all
}

test.each([
  [0.3, 0.5, 300],
  [0.6, 0.3, 300],
  [0.4, 0.6, 60],
  [0.15, 0.4, 1000],
])(
  'rates around %f and %f, about %i entrants: 94 to 98 % of intervals hold the truth',
  (mean, later, size) => {
    const covered = simulateCover(mean, later, size, 100)
    expect(covered).toBeGreaterThan(0.94)
    expect(covered).toBeLessThan(0.98)
  },
)
