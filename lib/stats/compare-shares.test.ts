import { describe, expect, test } from 'vitest'
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

describe('how many more would tell', () => {
  const before = { part: 3_000, whole: 10_000 }

  test('is what makes the difference 2.8 standard errors, at the rates seen', () => {
    const now = { part: 320, whole: 1_000 }
    const change = compareShares(before, now)
    expect(change?.verdict).toBe("can't tell yet")
    const whole = now.whole + (change?.moreNeeded ?? 0)
    const standardError = Math.sqrt((0.3 * 0.7) / before.whole + (0.32 * 0.68) / whole)
    expect(0.02 / standardError).toBeCloseTo(2.8016, 3)
    const later = { part: Math.round(whole * 0.32), whole }
    expect(compareShares(before, later)).toMatchObject({ verdict: 'up', moreNeeded: null })
  })

  test('is not said where the first range is too small, where nothing differs, and where it is told', () => {
    expect(compareShares({ part: 30, whole: 100 }, { part: 32, whole: 100 })?.moreNeeded).toBeNull()
    expect(compareShares({ part: 3, whole: 10 }, { part: 3, whole: 10 })?.moreNeeded).toBeNull()
    expect(compareShares(before, { part: 5_000, whole: 10_000 })?.moreNeeded).toBeNull()
    expect(compareShares({ part: 0, whole: 10_000 }, { part: 0, whole: 5 })?.moreNeeded).toBeNull()
  })
})

describe('what is usual', () => {
  const of = (percent: number) => ({ part: 100 * percent, whole: 10_000 })
  const [before, now] = [of(30), of(33)]
  const pairsOf = (percents: readonly number[]) =>
    percents.slice(1).map((percent, index) => ({ before: of(percents[index] ?? 0), now: of(percent) }))
  const judge = (percents: readonly number[], designEffect = 1) =>
    compareShares(before, now, 0.01, { designEffect, pairs: pairsOf(percents) })

  test('is another statement than chance, and only both together call a change', () => {
    expect(judge([30, 30.5, 30, 30.4, 30])).toMatchObject({ verdict: 'up', beyondChance: true })
    expect(judge([30, 33, 29, 32, 30])).toMatchObject({
      verdict: "can't tell yet",
      beyondChance: true,
      usual: { pairs: 4, beyond: false },
      moreNeeded: null,
      eachNeeded: null,
    })
    expect(judge([30, 33, 29, 32])).toMatchObject({ verdict: 'up', usual: null })
  })

  test('a design effect widens the interval and asks for more', () => {
    const [one, four] = [judge([]), judge([], 4)]
    const width = (change: typeof one) => (change ? change.interval.high - change.interval.low : 0)
    expect(width(four) / width(one)).toBeCloseTo(2, 2)
    expect(judge([], 9)).toMatchObject({ verdict: "can't tell yet", beyondChance: false })
    const few = { part: 31, whole: 100 }
    const needed = (designEffect: number) =>
      compareShares({ part: 280, whole: 1_000 }, few, 0.01, { designEffect, pairs: [] })?.eachNeeded ?? 0
    expect(needed(1.2) / needed(1)).toBeCloseTo(1.2, 3)
  })
})
