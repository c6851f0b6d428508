import { expect, it } from 'vitest'
import { compareShares, type Portion } from './compare-shares'
import { drawBinomial, drawNormal } from './draw'
import { createUniform, type Uniform } from './seeded-random'

// Shops in which nobody did anything, and the same with a planted change: what is called, and what is found.

const SESSIONS = 20_000
const SHOPS = 1_000

/** The rates of a shop in so many ranges, in order. */
type Kind = (uniform: Uniform, ranges: number) => number[]

const wander =
  (size: number): Kind =>
  (uniform, ranges) =>
    Array.from({ length: ranges }, () => 0.3 + size * drawNormal(uniform))

const KINDS = {
  still: wander(0),
  'half a point': wander(0.005),
  'one point': wander(0.01),
  drifting: (uniform, ranges) => {
    let rate = 0.3
    return Array.from({ length: ranges }, () => {
      rate += 0.007 * drawNormal(uniform)
      return rate
    })
  },
  seasonal: (uniform, ranges) => {
    const start = Math.floor(4 * uniform())
    return Array.from(
      { length: ranges },
      (_, range) => 0.3 + 0.01 * Math.sin((Math.PI / 2) * (range + start)) + 0.003 * drawNormal(uniform),
    )
  },
} satisfies Record<string, Kind>

/** The share of shops that are called up or down; the last range has `planted` more. */
function shareCalled(kind: keyof typeof KINDS, pairs: number, planted = 0) {
  const uniform = createUniform(`${kind} ${pairs}`)
  const called = { together: 0, byChance: 0 }
  for (let shop = 0; shop < SHOPS; shop += 1) {
    const rates = KINDS[kind](uniform, pairs + 2)
    const ranges = rates.map((rate, range): Portion => {
      const share = rate + (range === pairs + 1 ? planted : 0)
      return { part: drawBinomial(uniform, SESSIONS, share), whole: SESSIONS }
    })
    const all = ranges.slice(1).flatMap((now, range) => {
      const before = ranges[range]
      return before ? [{ before, now }] : []
    })
    const last = all.at(-1)
    const past = { designEffect: 1, pairs: all.slice(0, -1) }
    const change = last && compareShares(last.before, last.now, 0, past)
    if (change?.verdict === 'up' || change?.verdict === 'down') called.together += 1
    if (change?.beyondChance) called.byChance += 1
  }
  return { together: called.together / SHOPS, byChance: called.byChance / SHOPS }
}

const NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[]

it.each([4, 7, 10])('with %d past pairs hardly one of twenty unchanged shops is called', (pairs) => {
  for (const kind of NAMES) {
    const { together, byChance } = shareCalled(kind, pairs)
    expect(together, kind).toBeLessThanOrEqual(0.065)
    if (kind === 'one point') expect(byChance).toBeGreaterThan(0.45)
  }
})

/** Of changes between neighbouring ranges, chance included. */
const usualSpread = (size: number) => Math.sqrt(2 * size ** 2 + (2 * 0.3 * 0.7) / SESSIONS)

it.each([
  [4, 0.58],
  [7, 0.68],
  [10, 0.72],
])('with %d past pairs a change of three usual spreads is found in at least %d', (pairs, least) => {
  expect(shareCalled('half a point', pairs, 3 * usualSpread(0.005)).together).toBeGreaterThan(least)
  expect(shareCalled('one point', pairs, 3 * usualSpread(0.01)).together).toBeGreaterThan(least)
})
