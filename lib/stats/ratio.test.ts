import { expect, it } from 'vitest'
import { ratio } from './ratio'

it.each([
  [467, 578, 0.8079584775086506],
  [0, 5, 0],
  [5, 5, 1],
  [1, 3, 1 / 3],
])('%i of %i is %d', (part, whole, share) => {
  expect(ratio(part, whole)).toBe(share)
})

it('of nothing there is no share', () => {
  expect(ratio(0, 0)).toBeNull()
})
