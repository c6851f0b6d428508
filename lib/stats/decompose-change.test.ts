import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Contribution, decomposeChange, type GroupCounts } from './decompose-change'

function group(key: string, viewed: number, carted: number, checkedOut: number): GroupCounts {
  return { key, viewed, carted, checkedOut }
}

function sumOf({ cartPerView, checkoutPerCart, mix, newAndGone }: Contribution): number {
  return cartPerView + checkoutPerCart + mix + newAndGone
}

const anyGroup = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(200), fc.float({ min: 0, max: 1, noNaN: true }))
  .chain(([key, viewed, chance]) =>
    fc
      .tuple(fc.constant(Math.floor(viewed * chance)), fc.float({ min: 0, max: 1, noNaN: true }))
      .map(([carted, second]) => group(key, viewed, carted, Math.floor(carted * second))),
  )
const anyShop = fc.array(anyGroup, { maxLength: 6 })

describe('decomposeChange', () => {
  test('adds up to the change, whatever the shops', () => {
    fc.assert(
      fc.property(anyShop, anyShop, (before, now) => {
        const parts = decomposeChange(before, now)
        const rate = (shop: readonly GroupCounts[]) => {
          const views = shop.reduce((sum, { viewed }) => sum + viewed, 0)
          return views === 0 ? null : shop.reduce((sum, { checkedOut }) => sum + checkedOut, 0) / views
        }
        const [rateBefore, rateNow] = [rate(before), rate(now)]
        if (rateBefore === null || rateNow === null) {
          expect(parts).toBeNull()
          return
        }
        expect(Math.abs((parts?.total ?? Number.NaN) - (rateNow - rateBefore))).toBeLessThan(1e-9)
        expect(parts && Math.abs(sumOf(parts) - parts.total)).toBeLessThan(1e-9)
        const ofGroups = parts?.groups.reduce((sum, group) => sum + sumOf(group), 0)
        expect(Math.abs((ofGroups ?? Number.NaN) - (parts?.total ?? 0))).toBeLessThan(1e-9)
      }),
      { numRuns: 2_000, seed: 1955 },
    )
  })

  test('lays a change of one step on that step', () => {
    const parts = decomposeChange([group('a', 100, 50, 20)], [group('a', 300, 150, 75)])
    expect(parts).toMatchObject({ mix: 0, newAndGone: 0, opposed: false })
    expect(parts?.cartPerView).toBeCloseTo(0, 12)
    expect(parts?.checkoutPerCart).toBeCloseTo(0.05, 12)
  })

  test('lays moved traffic on the mix', () => {
    const before = [group('good', 500, 250, 200), group('weak', 500, 100, 50)]
    const now = [group('good', 250, 125, 100), group('weak', 750, 150, 75)]
    const parts = decomposeChange(before, now)
    expect(parts?.total).toBeCloseTo(-0.075, 12)
    expect(parts?.mix).toBeCloseTo(-0.075, 12)
    expect([parts?.cartPerView, parts?.checkoutPerCart, parts?.newAndGone]).toEqual([0, 0, 0])
  })

  test('says when every product improves and the shop falls', () => {
    const before = [group('good', 900, 500, 450), group('weak', 100, 20, 10)]
    const now = [group('good', 100, 60, 55), group('weak', 900, 200, 120)]
    const parts = decomposeChange(before, now)
    expect(parts?.total).toBeLessThan(0)
    expect((parts?.cartPerView ?? 0) + (parts?.checkoutPerCart ?? 0)).toBeGreaterThan(0)
    expect(parts?.opposed).toBe(true)
  })

  test('gives products of one range only a part of their own', () => {
    const old = group('old', 100, 40, 30)
    const parts = decomposeChange([old], [old, group('new', 100, 20, 10)])
    expect(parts).toMatchObject({ cartPerView: 0, checkoutPerCart: 0 })
    expect(parts?.total).toBeCloseTo(-0.1, 12)
    expect((parts?.newAndGone ?? 0) + (parts?.mix ?? 0)).toBeCloseTo(-0.1, 12)
    expect(parts?.newAndGone).toBeCloseTo(0.5 * (0.1 - 0.25), 12)
  })

  test('has nothing to say where nothing was viewed', () => {
    expect(decomposeChange([], [group('a', 1, 1, 1)])).toBeNull()
    expect(decomposeChange([group('a', 1, 1, 1)], [group('a', 0, 0, 0)])).toBeNull()
  })
})
