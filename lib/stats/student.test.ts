import { expect, it } from 'vitest'
import { studentBound, studentTails } from './student'

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
it.each([
  [1, 12.706],
  [4, 2.776],
  [7, 2.365],
  [11, 2.201],
  [1_000_000, 1.96],
])('with %d degrees one in twenty is farther from zero than %d', (degrees, bound) => {
  expect(studentBound(degrees)).toBeCloseTo(bound, 3)
  expect(studentTails(-bound, degrees)).toBeCloseTo(0.05, 4)
})
