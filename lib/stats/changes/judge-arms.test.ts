import { expect, it } from 'vitest'
import { compareShares } from '../compare-shares'
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
