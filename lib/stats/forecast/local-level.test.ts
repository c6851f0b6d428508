import { expect, it } from 'vitest'
import { fitLevel } from './local-level'

const week = (value: number, variance = 1) => ({ value, variance })
const START = { mean: 0, variance: 100 }

it('without drift is the mean of all weeks, weighed by what each says', () => {
  const [fit] = fitLevel([week(1), week(3), week(5, 2)], { mean: 0, variance: 1e12 }, [0])
  expect(fit?.mean).toBeCloseTo((1 + 3 + 5 / 2) / 2.5, 6)
  expect(fit?.variance).toBeCloseTo(1 / 2.5, 6)
})

it('with much drift is the last week', () => {
  const [fit] = fitLevel([week(1), week(3), week(5)], START, [1000])
  expect(fit?.mean).toBeCloseTo(5, 3)
})

it('believes in no drift where weeks only scatter, and in drift where they wander off', () => {
  const scattered = [0.9, -1.1, 0.3, -0.2, 1.2, -0.8, 0.1, -0.4, 0.6, -0.7].map((value) => week(value))
  const wandering = [0, 2, 5, 6, 9, 12, 13, 17, 18, 22].map((value) => week(value))
  const weightOfNone = (seen: ReturnType<typeof week>[]) => fitLevel(seen, START, [0, 2])[0]?.weight
  expect(weightOfNone(scattered)).toBeGreaterThan(0.9)
  expect(weightOfNone(wandering)).toBeLessThan(0.001)
})

it('a week that says nothing moves nothing but time', () => {
  const fits = fitLevel([week(1), week(Number.NaN, Number.POSITIVE_INFINITY)], START, [0.5])
  const before = fitLevel([week(1)], START, [0.5])
  expect(fits[0]?.mean).toBe(before[0]?.mean)
  expect(fits[0]?.variance).toBeCloseTo((before[0]?.variance ?? 0) + 0.25, 12)
})

it('weights add up to 1, also without any week', () => {
  for (const seen of [[], [week(3)]]) {
    const sum = fitLevel(seen, START, [0, 1, 2]).reduce((total, { weight }) => total + weight, 0)
    expect(sum).toBeCloseTo(1, 12)
  }
})
