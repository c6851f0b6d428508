import { expect, test } from 'vitest'
import { createRandom } from './random'

const DRAWS = 40_000

function draw(value: (random: ReturnType<typeof createRandom>) => number): number[] {
  const random = createRandom('distributions')
  return Array.from({ length: DRAWS }, () => value(random)).sort((left, right) => left - right)
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('the same seed draws the same, another one does not', () => {
  const ids = (seed: string) => Array.from({ length: 20 }, createRandom(seed).id)
  expect(ids('fern')).toEqual(ids('fern'))
  expect(ids('fern')).not.toEqual(ids('moss'))
})

test('uniform values lie in [0, 1), a tenth of them in each tenth', () => {
  const values = draw((random) => random.next())
  expect(values[0]).toBeGreaterThanOrEqual(0)
  expect(values.at(-1)).toBeLessThan(1)
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const inside = values.filter((value) => Math.floor(value * 10) === tenth).length
    expect(inside / DRAWS).toBeCloseTo(0.1, 1.7)
  }
})

test('weights 6, 3, 1 are drawn 60, 30 and 10 % of the time', () => {
  const values = draw((random) => random.weighted([6, 3, 1]))
  const shares = [0, 1, 2].map((index) => values.filter((value) => value === index).length / DRAWS)
  expect(shares[0]).toBeCloseTo(0.6, 1.7)
  expect(shares[1]).toBeCloseTo(0.3, 1.7)
  expect(shares[2]).toBeCloseTo(0.1, 1.7)
})

test('log-normal of median 60 and sigma 0.9: half below 60, mean near 90, never negative', () => {
  const values = draw((random) => random.logNormal(60, 0.9))
  expect(values[DRAWS / 2]).toBeGreaterThan(58)
  expect(values[DRAWS / 2]).toBeLessThan(62)
  expect(mean(values)).toBeGreaterThan(86)
  expect(mean(values)).toBeLessThan(94)
  expect(values[0]).toBeGreaterThan(0)
})

test('geometric of mean 1.8: whole, from 0 on, 1.8 on average', () => {
  const values = draw((random) => random.geometric(1.8))
  expect(values[0]).toBe(0)
  expect(values.every(Number.isInteger)).toBe(true)
  expect(mean(values)).toBeCloseTo(1.8, 1)
})

test('ids have the shape of a UUID and do not repeat', () => {
  const random = createRandom('ids')
  const ids = Array.from({ length: 20_000 }, random.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids.slice(0, 100)) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
  }
})
