import { expect, it } from 'vitest'
import { compareShares } from '../compare-shares'
import { createUniform } from '../seeded-random'
import { toOverlapEffect } from './overlap-effect'

it('is 1 of samples that share nothing, and what is left of the variance of a sample within another', () => {
  const none = { whole: 0, before: 0, now: 0, both: 0 }
  expect(toOverlapEffect({ part: 30, whole: 100 }, { part: 10, whole: 50 }, none)).toBe(1)
  // Of equal rates, of 100 within 400: 1/100 - 1/400 is left of 1/100 + 1/400.
  const within = { whole: 100, before: 25, now: 25, both: 25 }
  expect(toOverlapEffect({ part: 100, whole: 400 }, { part: 25, whole: 100 }, within)).toBeCloseTo(0.6, 12)
})

it('leaves nearly nothing to chance where both are the same, and something always', () => {
  const all = { whole: 50, before: 10, now: 10, both: 10 }
  const same = { part: 10, whole: 50 }
  const effect = toOverlapEffect(same, same, all)
  expect(effect).toBeGreaterThan(0)
  expect(compareShares(same, same, 0.05, { designEffect: effect, pairs: [] })?.verdict).toBe('flat')
  expect(toOverlapEffect({ part: 0, whole: 9 }, { part: 0, whole: 9 }, { ...all, both: 0 })).toBe(1)
})

it('makes intervals that leave out no difference of one in twenty samples, where most are on both sides', () => {
  const random = createUniform('overlap')
  const draw = (size: number, share: number) =>
    Array.from({ length: size }, () => random()).filter((at) => at < share).length
  const called = { as: 0, apart: 0 }
  const tries = 1500
  for (let tried = 0; tried < tries; tried += 1) {
    // Whose side a unit is on is chance, too.
    const whole = draw(1100, 5 / 11)
    const ones = draw(1100 - whole, 0.5)
    const [alone, shared, others] = [draw(ones, 0.2), draw(whole, 0.5), draw(1100 - whole - ones, 0.2)]
    const now = { part: alone + shared, whole: ones + whole }
    const before = { part: others + shared, whole: 1100 - ones }
    const overlap = { whole, before: shared, now: shared, both: shared }
    const designEffect = toOverlapEffect(before, now, overlap)
    if (compareShares(before, now, 0.001, { designEffect, pairs: [] })?.beyondChance) called.as += 1
    if (compareShares(before, now, 0.001)?.beyondChance) called.apart += 1
  }
  expect(called.as / tries).toBeGreaterThan(0.035)
  expect(called.as / tries).toBeLessThan(0.065)
  // As if they shared nothing hardly anything would be found.
  expect(called.apart / tries).toBeLessThan(0.01)
})
