import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decomposeChange, type GroupCounts } from './decompose-change'

function group(key: string, ...reached: readonly number[]): GroupCounts {
  return { key, reached }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** The parts, and what they must add up to. */
function told(parts: ReturnType<typeof decomposeChange>) {
  const { changes = [], opposed } = parts ?? {}
  const [mix, newAndGone, total = Number.NaN] = changes.slice(-3)
  return { steps: changes.slice(0, -3), mix, newAndGone, total, opposed }
}

/** Of funnels of two to five steps. */
const anyShops = fc.integer({ min: 2, max: 5 }).chain((steps) => {
  const chances = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), {
    minLength: steps - 1,
    maxLength: steps - 1,
  })
  const anyGroup = fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(200), chances)
    .map(([key, entered, own]) => {
      const reached = [entered]
      for (const chance of own) reached.push(Math.floor((reached.at(-1) ?? 0) * chance))
      return group(key, ...reached)
    })
  const anyShop = fc.array(anyGroup, { maxLength: 6 })
  return fc.tuple(anyShop, anyShop)
})

describe('decomposeChange', () => {
  test('adds up to the change, whatever the shops and however many steps', () => {
    fc.assert(
      fc.property(anyShops, ([before, now]) => {
        const parts = decomposeChange(before, now)
        const rate = (shop: readonly GroupCounts[]) => {
          const entered = sum(shop.map(({ reached }) => reached[0] ?? 0))
          return entered === 0 ? null : sum(shop.map(({ reached }) => reached.at(-1) ?? 0)) / entered
        }
        const [rateBefore, rateNow] = [rate(before), rate(now)]
        if (rateBefore === null || rateNow === null) {
          expect(parts).toBeNull()
          return
        }
        const changes = parts?.changes ?? []
        const total = told(parts).total
        expect(changes).toHaveLength((now[0]?.reached.length ?? 0) + 2)
        expect(Math.abs(total - (rateNow - rateBefore))).toBeLessThan(1e-9)
        expect(Math.abs(sum(changes.slice(0, -1)) - total)).toBeLessThan(1e-9)
        for (const [place, change] of changes.entries()) {
          const ofGroups = sum(parts?.groups.map((one) => one.changes[place] ?? Number.NaN) ?? [])
          expect(Math.abs(ofGroups - change)).toBeLessThan(1e-9)
        }
      }),
      { numRuns: 2_000, seed: 1955 },
    )
  })

  test('lays a change of one step on that step', () => {
    const parts = decomposeChange([group('a', 100, 50, 20)], [group('a', 300, 150, 75)])
    expect(told(parts)).toMatchObject({ mix: 0, newAndGone: 0, opposed: false })
    expect(told(parts).steps[0]).toBeCloseTo(0, 12)
    expect(told(parts).steps[1]).toBeCloseTo(0.05, 12)
  })

  test('lays it on that step also between others, and where nobody came to the end before', () => {
    const between = decomposeChange([group('a', 100, 50, 20, 10)], [group('a', 100, 50, 40, 20)])
    expect(told(between).steps.map((change) => Number(change.toFixed(12)))).toEqual([0, 0.1, 0])
    const fromNothing = decomposeChange([group('a', 100, 50, 0)], [group('a', 100, 50, 20)])
    expect(told(fromNothing).steps).toEqual([0, 0.2])
  })

  test('lays moved traffic on the mix', () => {
    const before = [group('good', 500, 250, 200), group('weak', 500, 100, 50)]
    const now = [group('good', 250, 125, 100), group('weak', 750, 150, 75)]
    const parts = decomposeChange(before, now)
    expect(told(parts).total).toBeCloseTo(-0.075, 12)
    expect(told(parts).mix).toBeCloseTo(-0.075, 12)
    expect(told(parts)).toMatchObject({ steps: [0, 0], newAndGone: 0 })
  })

  test('says when every product improves and the shop falls', () => {
    const before = [group('good', 900, 500, 450), group('weak', 100, 20, 10)]
    const now = [group('good', 100, 60, 55), group('weak', 900, 200, 120)]
    const parts = decomposeChange(before, now)
    expect(told(parts).total).toBeLessThan(0)
    expect(sum(told(parts).steps)).toBeGreaterThan(0)
    expect(parts?.opposed).toBe(true)
  })

  test('gives products of one range only a part of their own', () => {
    const old = group('old', 100, 40, 30)
    const parts = decomposeChange([old], [old, group('new', 100, 20, 10)])
    const { steps, total, newAndGone = 0, mix = 0 } = told(parts)
    expect(steps).toEqual([0, 0])
    expect(total).toBeCloseTo(-0.1, 12)
    expect(newAndGone + mix).toBeCloseTo(-0.1, 12)
    expect(newAndGone).toBeCloseTo(0.5 * (0.1 - 0.25), 12)
  })

  test('has nothing to say where nothing was viewed', () => {
    expect(decomposeChange([], [group('a', 1, 1, 1)])).toBeNull()
    expect(decomposeChange([group('a', 1, 1, 1)], [group('a', 0, 0, 0)])).toBeNull()
  })
})
