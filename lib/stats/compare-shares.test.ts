import { expect, test } from 'vitest'
import { compareShares } from './compare-shares'

test("the difference and its interval are those of Newcombe's paper, 56/70 and 48/80", () => {
  const change = compareShares({ part: 48, whole: 80 }, { part: 56, whole: 70 })
  expect(change?.difference).toBeCloseTo(0.2, 10)
  expect(change?.interval.low).toBeCloseTo(0.0524, 4)
  expect(change?.interval.high).toBeCloseTo(0.3339, 4)
  expect(change?.verdict).toBe('up')
})

test('the other way round it is down, by the same amount', () => {
  const change = compareShares({ part: 56, whole: 70 }, { part: 48, whole: 80 })
  expect(change?.interval.high).toBeCloseTo(-0.0524, 4)
  expect(change?.verdict).toBe('down')
})

test('few cases cannot tell, very many equal ones are flat', () => {
  expect(compareShares({ part: 3, whole: 10 }, { part: 5, whole: 10 })?.verdict).toBe("can't tell yet")
  expect(compareShares({ part: 50_000, whole: 100_000 }, { part: 50_100, whole: 100_000 })?.verdict).toBe(
    'flat',
  )
})

test('nothing to divide by cannot be compared', () => {
  expect(compareShares({ part: 0, whole: 0 }, { part: 1, whole: 2 })).toBeNull()
  expect(compareShares({ part: 1, whole: 2 }, { part: 0, whole: 0 })).toBeNull()
})
