import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawReturning, momentsOf, type ReturningUser } from '@/lib/testing/shop/users-who-return'
import { compareShares } from './compare-shares'
import { toDesignEffect, toSizeEffect } from './design-effect'
import { createUniform } from './seeded-random'
import { sumOf } from './sum'

const RATE = { part: 1, whole: 0 }

it('is the squares of what users are away from the rate, by what counting lets them be', () => {
  const anyUser = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9))
    .map(([whole, part]): ReturningUser => [whole, Math.min(whole, part)])
  fc.assert(
    fc.property(fc.array(anyUser, { minLength: 2 }), (users) => {
      const moments = momentsOf(users)
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
  const lists: ReturningUser[][] = [
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
  for (const users of lists) expect(toDesignEffect(momentsOf(users), RATE, null)).toBe(1)
})

it('keeps false calls under one in twenty where users resemble themselves, and one in seven were called', () => {
  const uniform = createUniform('users who come back')
  const pairs = Array.from({ length: 800 }, () =>
    [drawReturning(uniform, 400), drawReturning(uniform, 400)].map(momentsOf),
  )
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

it('of how many sessions there are it is the others that a user has, and one of users who come once', () => {
  const users: ReturningUser[] = [
    [3, 0],
    [1, 1],
  ]
  expect(toSizeEffect(momentsOf(users), null)).toBeCloseTo(10 / 4, 10)
  expect(toSizeEffect(momentsOf(users), 1)).toBe(1)
  expect(toSizeEffect(momentsOf([[1, 0]]), null)).toBe(1)
})
