import { expect, it } from 'vitest'
import { furthestStep, STEP_NAMES, STEPS, type StepName } from './step'

it('the steps are in the order of the funnel, and each has a bit of its own', () => {
  expect(STEP_NAMES).toEqual(['viewed', 'added_to_cart', 'checked_out', 'shipped'])
  expect(STEP_NAMES.map((name) => STEPS[name].bit)).toEqual([1, 2, 4, 8])
})

it.each<[number, StepName | null]>([
  [0, null],
  [1, 'viewed'],
  [3, 'added_to_cart'],
  [4, 'checked_out'],
  [9, 'shipped'],
  [15, 'shipped'],
])('the furthest step of the bits %i is %s', (bits, step) => {
  expect(furthestStep(bits)).toBe(step)
})
