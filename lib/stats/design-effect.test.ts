import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareShares } from './compare-shares'
import { toDesignEffect, type UserMoments } from './design-effect'
import { drawBeta, drawBinomial, drawPoisson } from './draw'
import { createUniform, type Uniform } from './seeded-random'
import { sumOf } from './sum'

/** How many of a user's sessions came to each of two steps. */
type User = readonly [whole: number, part: number]

const RATE = { part: 1, whole: 0 }

function toMoments(users: readonly User[]): UserMoments {
  const places = [0, 1] as const
  return {
    users: places.map((place) => users.filter((user) => user[place] > 0).length),
    sessions: places.map((place) => sumOf(users, (user) => user[place])),
    products: places.map((one) => places.map((other) => sumOf(users, (user) => user[one] * user[other]))),
  }
}

it('is the squares of what users are away from the rate, by what counting lets them be', () => {
  const anyUser = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9))
    .map(([whole, part]): User => [whole, Math.min(whole, part)])
  fc.assert(
    fc.property(fc.array(anyUser, { minLength: 2 }), (users) => {
      const moments = toMoments(users)
      const [whole = 0, part = 0] = moments.sessions
      fc.pre(part > 0 && part < whole && whole > users.length)
      const share = part / whole
      const away = sumOf(users, (user) => (user[1] - share * user[0]) ** 2)
      const right = Math.max(1, away / (whole * share * (1 - share)))
      expect(toDesignEffect(moments, RATE, null)).toBeCloseTo(right, 8)
      expect(toDesignEffect(moments, RATE, 1)).toBe(1)
    }),
  )
})

it('is one where every user comes once, where nothing came, and where all did', () => {
  const lists: User[][] = [
    [
      [1, 0],
      [1, 1],
    ],
    [],
    [
      [3, 3],
      [2, 2],
    ],
  ]
  for (const users of lists) expect(toDesignEffect(toMoments(users), RATE, null)).toBe(1)
})

/** Users who come back, each with a rate of its own. */
function drawUsers(uniform: Uniform): User[] {
  return Array.from({ length: 400 }, () => {
    const whole = 1 + drawPoisson(uniform, 3)
    return [whole, drawBinomial(uniform, whole, drawBeta(uniform, 0.6, 1.4))]
  })
}

it('keeps false calls under one in twenty where users resemble themselves, and one in seven were called', () => {
  const uniform = createUniform('users who come back')
  const pairs = Array.from({ length: 800 }, () => [drawUsers(uniform), drawUsers(uniform)].map(toMoments))
  const share = (isCorrected: boolean) => {
    const called = pairs.filter(([before, now]) => {
      if (!before || !now) return false
      const [earlier, later] = [before, now].map(({ sessions: [whole = 0, part = 0] }) => ({ part, whole }))
      const designEffect = isCorrected ? toDesignEffect(before, RATE, null) : 1
      const change = earlier && later && compareShares(earlier, later, 0.001, { designEffect, pairs: [] })
      return change?.beyondChance
    })
    return called.length / pairs.length
  }
  expect(share(false)).toBeGreaterThan(0.15)
  expect(share(true)).toBeLessThan(0.066)
})
