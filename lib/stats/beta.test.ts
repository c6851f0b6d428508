import { expect, it } from 'vitest'
import { betaCdf, betaQuantile, lnGamma } from './beta'

it('lnGamma is that of factorials and of one half', () => {
  expect(lnGamma(10)).toBeCloseTo(Math.log(362_880), 10)
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
  expect(lnGamma(1)).toBeCloseTo(0, 12)
  // Stirling's series at a million.
  const n = 1_000_000
  expect(lnGamma(n)).toBeCloseTo((n - 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n), 5)
})

it.each([
  // Closed forms: the uniform, a polynomial, the arcsine distribution.
  [0.3, 1, 1, 0.3],
  [0.5, 2, 3, 0.6875],
  [0.2, 3, 1, 0.008],
  [0.25, 0.5, 0.5, 1 / 3],
  [0, 2, 3, 0],
  [1, 2, 3, 1],
])('betaCdf(%f, %f, %f) is %f', (x, alpha, beta, chance) => {
  expect(betaCdf(x, alpha, beta)).toBeCloseTo(chance, 12)
})

it('the quantile of the arcsine distribution is a squared sine', () => {
  for (const chance of [0.025, 0.5, 0.975]) {
    expect(betaQuantile(chance, 0.5, 0.5)).toBeCloseTo(Math.sin((Math.PI * chance) / 2) ** 2, 10)
  }
})

it('quantiles undo the cdf, from a few counts to a million', () => {
  const sizes = [0.001, 0.5, 1, 3, 40, 1_000, 1_000_000]
  for (const alpha of sizes) {
    for (const beta of sizes) {
      for (const chance of [0.025, 0.5, 0.975]) {
        const x = betaQuantile(chance, alpha, beta)
        // So near to 0 or 1 that the next number beside x has another chance.
        if (x < 1e-9 || x > 1 - 1e-9) continue
        expect(betaCdf(x, alpha, beta)).toBeCloseTo(chance, 6)
      }
    }
  }
})
