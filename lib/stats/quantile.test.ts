import { expect, it } from 'vitest'
import { quantile } from './quantile'

it.each<[readonly number[], number, number | null]>([
  [[], 0.75, null],
  [[3], 0.75, 3],
  [[4, 1, 3, 2], 0.75, 3.25],
  [[5, 1, 4, 2, 3], 0.75, 4],
  [[5, 1, 4, 2, 3], 0, 1],
  [[5, 1, 4, 2, 3], 1, 5],
])('of %j at %f is %f', (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected)
})

it('leaves the values in their order', () => {
  const values = [2, 1]
  quantile(values, 0.5)
  expect(values).toEqual([2, 1])
})
