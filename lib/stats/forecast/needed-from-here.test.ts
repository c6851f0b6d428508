import { expect, it } from 'vitest'
import { neededFromHere } from './needed-from-here'

const rest = { target: 0.2, soFar: { part: 90, whole: 500 }, expectedWhole: 1000, daysLeft: 40 }

it('of a rate, the share of all who are still expected', () => {
  expect(neededFromHere(rest, 'rate')).toEqual({ kind: 'share', share: 0.22 })
})

it.each([
  { what: 'enough is there already', soFar: { part: 200, whole: 500 }, kind: 'certain' },
  { what: 'more than all would have to', target: 0.7, kind: 'out of reach' },
])('of a rate, $what', ({ what: _, kind, ...given }) => {
  expect(neededFromHere({ ...rest, ...given }, 'rate')).toEqual({ kind })
})

it('of a rate nothing can be said where nobody is expected any more', () => {
  expect(neededFromHere({ ...rest, expectedWhole: 500 }, 'rate')).toBeNull()
})

it('of a count, so many a day until the end', () => {
  const counted = { ...rest, target: 150, soFar: { part: 90, whole: 90 } }
  expect(neededFromHere(counted, 'count')).toEqual({ kind: 'daily', count: 1.5 })
  expect(neededFromHere({ ...counted, target: 90 }, 'count')).toEqual({ kind: 'certain' })
})
