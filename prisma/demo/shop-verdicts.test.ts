import { beforeAll, expect, test } from 'vitest'
import { compareWith } from '@/lib/query/comparison'
import { FALSE_DISCOVERIES, judgeChanges } from '@/lib/stats/changes/judge-changes'
import { compareShares, type Verdict } from '@/lib/stats/compare-shares'
import { cartPerView, checkoutPerCart, countShop, type RangeCounts } from '@/lib/testing/shop/count-shop'
import type { DayRange } from '@/lib/time/day'
import { plantedImprovement } from './seasons'

// Twenty demo shops: is the planted improvement found, and nothing else?

const TODAY = '2026-11-23'
const SEEDS = Array.from({ length: 20 }, (_, index) => `greenhouse ${index}`)

/** Generous: the shops are made on whatever machine runs this. */
const GENERATING_MS = 600_000

const soFar: DayRange = { from: plantedImprovement(TODAY).from, to: TODAY }
const quarterBefore = compareWith(soFar, 'last-quarter', 1) ?? soFar
const twoBefore = compareWith(quarterBefore, 'last-quarter', 1) ?? soFar

/** The changes from one of the ranges to the next, by the place of the first. */
const UNCHANGED = 0
const IMPROVED = 1

type Rate = typeof cartPerView

let shops: readonly (readonly RangeCounts[])[]

beforeAll(() => {
  const now = new Date(`${TODAY}T08:00:00Z`)
  shops = SEEDS.map((seed) => countShop(seed, now, [twoBefore, quarterBefore, soFar]))
}, GENERATING_MS)

const isCall = (verdict: Verdict | undefined) => verdict === 'up' || verdict === 'down'

/** What is said of each shop. */
function ofShops(change: number, rate: Rate): (Verdict | undefined)[] {
  return shops.map((ranges) => {
    const [before, now] = [ranges[change]?.shop, ranges[change + 1]?.shop]
    return before && now ? compareShares(rate(before), rate(now))?.verdict : undefined
  })
}

/** What is said of each shop's products, where it is up or down. */
function callsOfProducts(change: number, rate: Rate): Verdict[][] {
  return shops.map((ranges) => {
    const [before, now] = [ranges[change]?.products, ranges[change + 1]?.products]
    const pairs = [...(before ?? [])].flatMap(([id, counts]) => {
      const later = now?.get(id)
      return later ? [{ before: rate(counts), now: rate(later) }] : []
    })
    return judgeChanges(pairs, 0.01).flatMap((judged) =>
      judged && isCall(judged.verdict) ? [judged.verdict] : [],
    )
  })
}

test('the planted improvement is found in all twenty shops: the right step, the right quarter, up', () => {
  expect(ofShops(IMPROVED, checkoutPerCart)).toEqual(SEEDS.map(() => 'up'))
})

test('the steps and quarters without a change are called up or down in about one of twenty', () => {
  const said = [
    ofShops(UNCHANGED, checkoutPerCart),
    ofShops(UNCHANGED, cartPerView),
    ofShops(IMPROVED, cartPerView),
  ]
  expect(said.flat()).toHaveLength(60)
  expect(said.flat().filter(isCall).length).toBeLessThanOrEqual(6)
})

test('products without a change are called in fewer lists than the stated share', () => {
  const lists = [
    ...callsOfProducts(UNCHANGED, cartPerView),
    ...callsOfProducts(IMPROVED, cartPerView),
    ...callsOfProducts(UNCHANGED, checkoutPerCart),
  ]
  // Where nothing changed every call is false, so a list with any has a false share of 1.
  const withCalls = lists.filter((calls) => calls.length > 0)
  expect(withCalls.length / lists.length).toBeLessThanOrEqual(FALSE_DISCOVERIES)
})

test('where all products improved some are found, and few are called down', () => {
  const calls = callsOfProducts(IMPROVED, checkoutPerCart).flat()
  expect(calls.length).toBeGreaterThan(10)
  expect(calls.filter((verdict) => verdict === 'down').length).toBeLessThanOrEqual(
    FALSE_DISCOVERIES * calls.length,
  )
})
