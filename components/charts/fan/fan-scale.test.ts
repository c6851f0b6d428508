import { expect, it } from 'vitest'
import { toFanDomain } from './fan-scale'

const fan = [{ day: '2026-11-01', p10: 0.3, p25: 0.31, p50: 0.32, p75: 0.33, p90: 0.34 }]
const steady = Array.from({ length: 30 }, (_, index) => ({ day: `${index}`, value: index < 5 ? 0.9 : 0.33 }))

it('shows band, target and the steady days, on round ticks that hold them', () => {
  const { low, high, ticks } = toFanDomain(steady, fan, 0.35, true)
  expect(low).toBeLessThanOrEqual(0.3)
  expect(low).toBeGreaterThan(0.2)
  expect(high).toBeGreaterThanOrEqual(0.35)
  expect(high).toBeLessThan(0.5)
  expect(ticks.length).toBeGreaterThanOrEqual(3)
  expect(ticks.length).toBeLessThanOrEqual(7)
})

it('a share never leaves 0 to 1; a count begins at 0', () => {
  expect(toFanDomain([], fan, 1, true).high).toBe(1)
  expect(
    toFanDomain(
      [{ day: 'w', value: 0 }],
      [{ day: 'x', p10: 0, p25: 0, p50: 0, p75: 0, p90: 0.01 }],
      0.02,
      true,
    ).low,
  ).toBe(0)
  const { low, high } = toFanDomain([{ day: 'x', value: 700 }], [], 900, false)
  expect(low).toBe(0)
  expect(high).toBeGreaterThan(900)
})

it('one value alone, or none beside the target, still makes an axis', () => {
  for (const [actual, target] of [
    [[], 0.5],
    [[{ day: 'x', value: 0.5 }], 0.5],
    [[{ day: 'x', value: null }], 1],
  ] as const) {
    const { low, high, ticks } = toFanDomain(actual, [], target, true)
    expect(high).toBeGreaterThan(low)
    expect(ticks.every(Number.isFinite)).toBe(true)
  }
})
