import { expect, it } from 'vitest'
import { toDomain } from './period-domain'

it.each<[number[], boolean, number[]]>([
  [[0.28, 0.345], false, [0.28, 0.3, 0.32, 0.34, 0.36]],
  [[3749, 7355], true, [0, 2000, 4000, 6000, 8000]],
  [[59, 61], false, [59, 59.5, 60, 60.5, 61]],
  [[0], true, [0, 0.25]],
  [[0.5], false, [0.5, 0.625]],
])('%j gets ticks %#', (values, fromZero, ticks) => {
  const domain = toDomain(values, fromZero)
  if (values.length > 1) expect(domain?.ticks).toEqual(ticks)
  expect(domain?.from).toBeLessThanOrEqual(Math.min(...values))
  expect(domain?.to).toBeGreaterThanOrEqual(Math.max(...values))
  expect(new Set(domain?.ticks).size).toBe(domain?.ticks.length)
})

it('has round ticks in days where days are measured', () => {
  expect(toDomain([1.63 * 86_400, 2.25 * 86_400], false, 86_400)?.ticks).toEqual(
    [16, 18, 20, 22, 24].map((tenths) => tenths * 8_640),
  )
})

it('has no axis without values', () => {
  expect(toDomain([], true)).toBeNull()
})
