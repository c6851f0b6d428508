import { expect, it } from 'vitest'
import { quantile } from './quantile'

it.each<[readonly number[], number, number]>([
  [[], 0.75, Number.NaN],
  [[3], 0.75, 3],
  [[1, 2, 3, 4], 0.75, 3.25],
  [[1, 2, 3, 4, 5], 0.75, 4],
  [[1, 2, 3, 4, 5], 0, 1],
  [[1, 2, 3, 4, 5], 1, 5],
])('of %j at %f is %f', (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected)
})
