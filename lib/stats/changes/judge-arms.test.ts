import { expect, it } from 'vitest'
import { drawReturning, momentsOf, type ReturningUser } from '@/lib/testing/shop/users-who-return'
import { compareShares } from '../compare-shares'
import { toDesignEffect, toSizeEffect } from '../design-effect'
import { drawBinomial } from '../draw'
import { createUniform } from '../seeded-random'
import { isMismatched, judgeArms } from './judge-arms'

const LOOKS = 25
const A_LOOK = 200
const CALLED = ['up', 'down']

/** Of so many tests that are looked at again and again, the share in which a difference was called at some look. */
function shareCalled(rates: readonly [number, number], tests: number, isCalled: typeof byArms): number {
  const random = createUniform('arms')
  const isCalledOnce = () => {
    let [first, second] = [0, 0]
    return Array.from({ length: LOOKS }).some((_, look) => {
      first += drawBinomial(random, A_LOOK, rates[0])
      second += drawBinomial(random, A_LOOK, rates[1])
      const whole = (look + 1) * A_LOOK
      return isCalled({ part: first, whole }, { part: second, whole })
    })
  }
  return Array.from({ length: tests }, isCalledOnce).filter((called) => called).length / tests
}

type Counts = Readonly<{ part: number; whole: number }>

function byArms(first: Counts, second: Counts): boolean {
  return CALLED.includes(judgeArms(first, [second], 0.001)[0]?.verdict ?? '')
}

function byOneLook(first: Counts, second: Counts): boolean {
  return CALLED.includes(compareShares(first, second, 0.001)?.verdict ?? '')
}

it('looking again and again calls no more than one in twenty of arms that are alike', () => {
  expect(shareCalled([0.3, 0.3], 400, byOneLook)).toBeGreaterThan(0.15)
  expect(shareCalled([0.3, 0.3], 400, byArms)).toBeLessThanOrEqual(0.05)
  expect(shareCalled([0.02, 0.02], 400, byArms)).toBeLessThanOrEqual(0.05)
})

it('a difference that is there is found', () => {
  expect(shareCalled([0.3, 0.36], 100, byArms)).toBeGreaterThan(0.9)
})

it('arms of which one lost some are told, and those that chance made are not', () => {
  expect(isMismatched([5000, 5200])).toBe(false)
  expect(isMismatched([5000, 5400])).toBe(true)
  expect(isMismatched([5000, 5100, 4980])).toBe(false)
  expect(isMismatched([100])).toBe(false)
})

const SESSIONS = { part: 1, whole: 0 }

/** As `shareCalled`, of arms of which users were drawn, who come back; half as many users a look. */
function shareOfUsersCalled(means: readonly [number, number], tests: number, isCorrected: boolean) {
  const random = createUniform(`users ${means}`)
  const isCalledOnce = () => {
    const arms = [[], []] as ReturningUser[][]
    return Array.from({ length: LOOKS }).some(() => {
      arms.forEach((arm, index) => {
        arm.push(...drawReturning(random, A_LOOK / 4, means[index]))
      })
      const [first, second] = arms.map((arm) => momentsOf(arm).sessions)
      const effect = isCorrected ? toDesignEffect(momentsOf(arms.flat()), SESSIONS, null) : 1
      const toPortion = ([whole = 0, part = 0]: readonly number[] = []) => ({ part, whole })
      const [change] = judgeArms(toPortion(first), [toPortion(second)], 0.001, effect)
      return CALLED.includes(change?.verdict ?? '')
    })
  }
  return Array.from({ length: tests }, isCalledOnce).filter((called) => called).length / tests
}

it('of users who come back it calls no more either, where it knows how alike their sessions are', () => {
  expect(shareOfUsersCalled([0.3, 0.3], 100, false)).toBeGreaterThan(0.1)
  expect(shareOfUsersCalled([0.3, 0.3], 200, true)).toBeLessThanOrEqual(0.05)
  expect(shareOfUsersCalled([0.3, 0.42], 40, true)).toBeGreaterThan(0.9)
})

it('asks for as many as are worth those that it would ask for', () => {
  const [one = 0, three = 0] = [1, 3].map((effect) => {
    const [arm] = judgeArms({ part: 300, whole: 1000 }, [{ part: 320, whole: 1000 }], 0.01, effect)
    return arm?.eachNeeded ?? 0
  })
  expect(three / one).toBeCloseTo(3, 2)
})

it('tells arms of users who come back only where more users are missing than chance takes', () => {
  const uniform = createUniform('sizes')
  const told = Array.from({ length: 400 }, () => {
    const arms = [drawReturning(uniform, 500), drawReturning(uniform, 500)]
    const kept = arms.map((arm) => arm.flatMap((user) => (uniform() < 0.5 ? [user] : [])))
    const sizes = kept.map((arm) => momentsOf(arm).sessions[0] ?? 0)
    return [1, toSizeEffect(momentsOf(kept.flat()), null)].map((effect) => isMismatched(sizes, effect))
  })
  const share = (place: number) => told.filter((one) => one[place]).length / told.length
  expect(share(0)).toBeGreaterThan(0.05)
  expect(share(1)).toBeLessThanOrEqual(0.0075)
  expect(isMismatched([5000, 6000], 4)).toBe(true)
})
