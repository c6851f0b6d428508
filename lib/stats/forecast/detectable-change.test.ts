import { expect, it } from 'vitest'
import { detectableChange, excessSpread } from './detectable-change'

it.each([
  { expected: 2_000, points: 1.6 },
  { expected: 20_000, points: 0.5 },
  { expected: 200_000, points: 0.16 },
])('at 3.4 % and $expected a quarter it is about $points pp', ({ expected, points }) => {
  const smallest = detectableChange('rate', { value: 0.034, expected, past: [] }) ?? 0
  expect(smallest * 100).toBeCloseTo(points, 1)
})

it('of a count it grows with its root', () => {
  expect(detectableChange('count', { value: 900, expected: 800, past: [] })).toBeCloseTo(2.8016 * 40, 1)
})

it('is larger where quarters differ by more than chance, and never smaller', () => {
  const calm = [200, 202, 199].map((part) => ({ part, whole: 1000 }))
  const wild = [200, 260, 190].map((part) => ({ part, whole: 1000 }))
  expect(excessSpread(calm, 'rate')).toBe(1)
  expect(excessSpread(wild, 'rate')).toBeGreaterThan(3)
  const smallest = (past: typeof calm) => detectableChange('rate', { value: 0.2, expected: 1000, past }) ?? 0
  expect(smallest(wild) / smallest(calm)).toBeCloseTo(excessSpread(wild, 'rate'), 12)
  const counts = [100, 400].map((part) => ({ part, whole: part }))
  expect(excessSpread(counts, 'count')).toBeCloseTo(300 / Math.sqrt(500), 12)
})

it('quarters without anybody, or that chance cannot move, say nothing', () => {
  const none = { part: 0, whole: 0 }
  expect(excessSpread([none, { part: 0, whole: 9 }, { part: 0, whole: 8 }], 'rate')).toBe(1)
  expect(excessSpread([none, none], 'count')).toBe(1)
  expect(detectableChange('rate', { value: 0.2, expected: 0, past: [] })).toBeNull()
  expect(detectableChange('count', { value: 5, expected: 0, past: [] })).toBeNull()
})
