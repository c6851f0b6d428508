import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from './wilson'

/** Part and whole with 0 <= part <= whole, whole at least 1. */
const counts = fc
  .integer({ min: 1, max: 10_000_000 })
  .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)))

describe('wilson', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is from %d to %d, as published', (part, whole, low, high) => {
    const interval = wilson(part, whole)
    expect(interval?.low).toBeCloseTo(low, 4)
    expect(interval?.high).toBeCloseTo(high, 4)
  })

  it('of nothing there is no interval', () => {
    expect(wilson(0, 0)).toBeNull()
  })

  it('all of 10 leaves room below and none above: 10 / (10 + 1.96^2) = 0.7225', () => {
    const interval = wilson(10, 10)
    expect(interval?.low).toBeCloseTo(0.7225, 4)
    expect(interval?.high).toBe(1)
  })

  it('its ends solve the score equation |p - x| = z sqrt(x (1 - x) / n)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5000 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, f) => {
          const part = Math.min(n - 1, Math.max(1, Math.round(n * f)))
          const interval = wilson(part, n)
          for (const x of [interval?.low ?? 0, interval?.high ?? 0]) {
            expect(Math.abs(part / n - x)).toBeCloseTo(1.959963984540054 * Math.sqrt((x * (1 - x)) / n), 9)
          }
        },
      ),
    )
  })

  it('lies within 0 to 1 and holds the share, for all counts', () => {
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        const { low, high } = wilson(part, whole) ?? { low: 2, high: -1 }
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(part / whole)
        expect(high).toBeGreaterThanOrEqual(part / whole)
      }),
    )
  })

  it('grows narrower with four times the data, for all counts', () => {
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        const few = wilson(part, whole) ?? { low: 0, high: 0 }
        const many = wilson(part * 4, whole * 4) ?? { low: 0, high: 0 }
        expect(many.high - many.low).toBeLessThan(few.high - few.low)
      }),
    )
  })

  it('mirrors: what is missing has the mirrored interval', () => {
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        const reached = wilson(part, whole)
        const missed = wilson(whole - part, whole)
        expect(missed?.low).toBeCloseTo(1 - (reached?.high ?? Number.NaN), 12)
      }),
    )
  })
})
