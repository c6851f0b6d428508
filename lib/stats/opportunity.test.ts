import { expect, it, test } from 'vitest'
import { createRandom, drawSuccesses, simulateCategory } from '@/lib/testing/simulated-shop'
import { toGain, toMoments, upperQuartile } from './opportunity'
import { shrinkRates } from './shrink-rates'

it('the moments of a beta distribution', () => {
  expect(toMoments({ alpha: 2, beta: 6 })).toEqual({ mean: 0.25, variance: 12 / (64 * 9) })
})

it('one point of a thousand, of whom half go on, is five orders', () => {
  const gain = toGain(1000, { mean: 0.01, variance: 0 }, { mean: 0.5, variance: 0.0025 })
  expect(gain.orders).toBeCloseTo(5, 10)
  // The point is certain, so the spread is that of the half alone: 0.01 times 0.05.
  expect(gain.interval.high - gain.orders).toBeCloseTo(1000 * 1.959964 * 0.01 * 0.05, 6)
})

it('the variance of a product is exact, and nobody takes a better rate back', () => {
  const gain = toGain(100, { mean: 0.1, variance: 0.01 }, { mean: 0.5, variance: 0.04 })
  const deviation = Math.sqrt((0.01 + 0.01) * (0.04 + 0.25) - 0.05 ** 2)
  expect(gain.interval.high).toBeCloseTo(100 * (0.05 + 1.959964 * deviation), 4)
  expect(gain.interval.low).toBe(0)
})

it('a quarter of the values exceed the upper quartile', () => {
  expect(upperQuartile([5, 1, 3, 2, 4])).toBe(4)
  expect(upperQuartile([1, 2])).toBe(1.75)
  expect(upperQuartile([7])).toBe(7)
  expect(upperQuartile([])).toBeNull()
})

test('the interval holds what would truly be gained in 93 to 98 % of simulated products', () => {
  const random = createRandom('worth')
  let [held, all] = [0, 0]
  for (let shop = 0; shop < 150; shop += 1) {
    const groups = simulateCategory(random, { products: 30, mean: 0.3, strength: 30, size: 300 })
    const rates = shrinkRates(groups)
    for (const { key, truth } of groups) {
      const rate = rates.get(key)
      if (!rate) continue
      const onwardTruth = 0.5 + 0.4 * random.next()
      const carts = 150
      const bought = drawSuccesses(random, carts, onwardTruth)
      const onward = toMoments({ alpha: bought + 0.5, beta: carts - bought + 0.5 })
      // Clear of zero, where the interval is cut.
      const own = toMoments(rate)
      const gain = toGain(1, { mean: 0.9 - own.mean, variance: own.variance }, onward)
      const gained = (0.9 - truth) * onwardTruth
      all += 1
      if (gain.interval.low <= gained && gained <= gain.interval.high) held += 1
    }
  }
  expect(held / all).toBeGreaterThan(0.93)
  expect(held / all).toBeLessThan(0.98)
})
