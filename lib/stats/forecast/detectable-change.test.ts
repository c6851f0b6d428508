import { expect, it } from 'vitest'
import { detectableChange, toNeighbours } from './detectable-change'
import type { Measure } from './forecast-quarter'

it.each([
  { expected: 2_000, points: 1.6 },
  { expected: 20_000, points: 0.5 },
  { expected: 200_000, points: 0.16 },
])('at 3.4 % and $expected a quarter it is about $points pp', ({ expected, points }) => {
  const smallest = detectableChange('rate', { value: 0.034, expected }) ?? 0
  expect(smallest * 100).toBeCloseTo(points, 1)
})

it('of a count it grows with its root', () => {
  expect(detectableChange('count', { value: 900, expected: 800 })).toBeCloseTo(2.8016 * 40, 1)
})

it('is larger where quarters differ by more than chance, and never smaller', () => {
  const smallest = (parts: readonly number[], measure: Measure = 'rate') => {
    const pairs = toNeighbours(parts.map((part) => ({ part, whole: 1000 })))
    const value = measure === 'rate' ? 0.2 : 200
    return (
      detectableChange(measure, {
        value,
        expected: measure === 'rate' ? 1000 : 200,
        past: { designEffect: 1, pairs },
      }) ?? 0
    )
  }
  const calm = [200, 202, 199, 201, 200]
  const wild = [200, 260, 190, 250, 200]
  expect(smallest(calm)).toBeCloseTo((2.776 + 0.842) * Math.sqrt((2 * 0.2 * 0.8) / 1000), 4)
  expect(smallest(wild)).toBeCloseTo(
    (2.776 + 0.842) * Math.sqrt((60 ** 2 + 70 ** 2 + 60 ** 2 + 50 ** 2) / 4e6),
    4,
  )
  expect(smallest(calm, 'count')).toBeCloseTo((2.776 + 0.842) * 20, 1)
  expect(smallest(wild, 'count')).toBeGreaterThan(150)
})

it('of nobody nothing is said', () => {
  expect(detectableChange('rate', { value: 0.2, expected: 0 })).toBeNull()
  expect(detectableChange('count', { value: 5, expected: 0 })).toBeNull()
})
