import { expect, it } from 'vitest'
import { testDifference } from './test-difference'

it("is Fisher's for his lady who tasted tea: three of four and one of four are 17/35", () => {
  expect(testDifference({ part: 3, whole: 4 }, { part: 1, whole: 4 })).toBeCloseTo(17 / 35, 10)
})

it('is that of a normal deviate where there is much: 400 and 450 of 1,000 are 2.26 standard errors', () => {
  const pooled = 0.425
  const deviates = 0.05 / Math.sqrt(pooled * (1 - pooled) * (2 / 1000))
  expect(deviates).toBeCloseTo(2.2617, 4)
  // The table of the normal distribution has 0.0237 outside of 2.2617.
  expect(testDifference({ part: 400, whole: 1000 }, { part: 450, whole: 1000 })).toBeCloseTo(0.02372, 4)
})

it('does not care which comes first, nor whether successes or failures are counted', () => {
  const chance = testDifference({ part: 2, whole: 50 }, { part: 9, whole: 70 })
  expect(testDifference({ part: 9, whole: 70 }, { part: 2, whole: 50 })).toBeCloseTo(chance, 10)
  expect(testDifference({ part: 48, whole: 50 }, { part: 61, whole: 70 })).toBeCloseTo(chance, 10)
})

it('says nothing where nothing can be said', () => {
  expect(testDifference({ part: 0, whole: 0 }, { part: 1, whole: 2 })).toBe(1)
  expect(testDifference({ part: 0, whole: 9 }, { part: 0, whole: 2 })).toBe(1)
  expect(testDifference({ part: 9, whole: 9 }, { part: 2, whole: 2 })).toBe(1)
  expect(testDifference({ part: 5, whole: 9 }, { part: 5, whole: 9 })).toBeCloseTo(1, 6)
})
