import { expect, it } from 'vitest'
import { formatFineShare, formatPointsSize } from './format-fine-share'

it.each([
  [null, '–'],
  [0, '0.0 %'],
  [0.00001, '< 0.01 %'],
  [0.0043, '0.43 %'],
  [0.204, '20.4 %'],
  [1, '100.0 %'],
])('%s is %s', (share, text) => {
  expect(formatFineShare(share)).toBe(text)
})

it.each([
  [0, '0 pp'],
  [0.00002, '< 0.01 pp'],
  [-0.004, '0.4 pp'],
  [0.0123, '1.2 pp'],
  [0.1, '10 pp'],
])('a difference of %s is %s', (difference, text) => {
  expect(formatPointsSize(difference)).toBe(text)
})
