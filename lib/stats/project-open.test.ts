import { expect, it } from 'vitest'
import { projectOpen } from './project-open'

// Of 100 closed ones 20 converted at minute 0, 10 at minute 5, 5 at minute 60.
const converted = [
  { minutes: 0, count: 20 },
  { minutes: 5, count: 10 },
  { minutes: 60, count: 5 },
]

it('gives each open one the share that converted later, of those that had not by its age', () => {
  expect(projectOpen([{ minutes: 0, count: 10 }], converted, 100)).toBeCloseTo(10 * (35 / 100), 10)
  expect(projectOpen([{ minutes: 5, count: 8 }], converted, 100)).toBeCloseTo(8 * (15 / 80), 10)
  expect(projectOpen([{ minutes: 30, count: 7 }], converted, 100)).toBeCloseTo(7 * (5 / 70), 10)
  expect(projectOpen([{ minutes: 90, count: 7 }], converted, 100)).toBe(0)
})

it('adds up over ages, and expects nothing where nothing is known', () => {
  const open = [
    { minutes: 5, count: 8 },
    { minutes: 30, count: 7 },
  ]
  expect(projectOpen(open, converted, 100)).toBeCloseTo(1.5 + 0.5, 10)
  expect(projectOpen(open, [], 0)).toBe(0)
  expect(projectOpen([], converted, 100)).toBe(0)
})
