import { describe, expect, it, test } from 'vitest'
import { drawSize } from '@/lib/testing/shop/simulated-shop'
import type { Portion } from '../compare-shares'
import { drawBinomial, drawNormal } from '../draw'
import { createUniform } from '../seeded-random'
import { FALSE_DISCOVERIES, judgeChanges } from './judge-changes'

const portion = (part: number, whole: number): Portion => ({ part, whole })

describe('judgeChanges', () => {
  const doubtful = { before: portion(300, 1000), now: portion(345, 1000) }
  const nothing = { before: portion(300, 1000), now: portion(300, 1000) }

  it('believes a change by itself, and no longer when it is one of thirty', () => {
    expect(judgeChanges([doubtful], 0.01)[0]?.verdict).toBe('up')
    const list = [doubtful, ...Array.from({ length: 29 }, () => nothing)]
    const [first] = judgeChanges(list, 0.01)
    expect(first?.verdict).toBe("can't tell yet")
    expect(first?.difference).toBeCloseTo(0.045, 10)
  })

  it('calls what is surely smaller than what is worth acting on flat', () => {
    const small = { before: portion(300_000, 1_000_000), now: portion(302_500, 1_000_000) }
    expect(judgeChanges([small], 0.01)[0]?.verdict).toBe('flat')
    expect(judgeChanges([small], 0.001)[0]?.verdict).toBe('up')
  })

  it('says nothing where there is nothing to divide by, and does not count it', () => {
    const empty = { before: portion(0, 0), now: portion(3, 10) }
    const list = [...Array.from({ length: 29 }, () => empty), doubtful]
    expect(judgeChanges(list, 0.01)[0]).toBeNull()
    expect(judgeChanges(list, 0.01)[29]?.verdict).toBe('up')
    expect(judgeChanges([], 0.01)).toEqual([])
  })
})

/** One list of products, of which a share changed by `points`; what was called, falsely and rightly, and coverage. */
function simulateList(
  seed: string,
  { changed, points, size }: { changed: number; points: number; size: number },
) {
  const uniform = createUniform(seed)
  const truths = Array.from({ length: 120 }, (_, index) => {
    const share = 0.15 + 0.4 * uniform()
    const moved = index < 120 * changed ? (uniform() < 0.5 ? points : -points) : 0
    const [whole, wholeNow] = [drawSize(uniform, size, 1), drawSize(uniform, size, 1)]
    const before = portion(drawBinomial(uniform, whole, share), whole)
    return { moved, before, now: portion(drawBinomial(uniform, wholeNow, share + moved), wholeNow) }
  })
  const judged = judgeChanges(truths, 0.01)
  const called = truths.flatMap(({ moved }, index) => {
    const verdict = judged[index]?.verdict
    return verdict === 'up' || verdict === 'down' ? [{ right: verdict === 'up' ? moved > 0 : moved < 0 }] : []
  })
  const covered = truths.filter(({ moved }, index) => {
    const interval = judged[index]?.interval
    return interval && interval.low <= moved && moved <= interval.high
  })
  const wrong = called.filter(({ right }) => !right).length
  return {
    wrong: called.length === 0 ? 0 : wrong / called.length,
    called: called.length,
    covered: covered.length / 120,
  }
}

const LISTS = 600

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test.each([
  { changed: 0, points: 0, size: 300 },
  { changed: 0.2, points: 0.1, size: 300 },
  { changed: 0.5, points: 0.05, size: 1000 },
  { changed: 0.1, points: 0.1, size: 15 },
])(
  'over 600 shops of 120 products ($changed changed by $points, about $size each) few calls are false',
  (plan) => {
    const lists = Array.from({ length: LISTS }, (_, index) => simulateList(`list ${index}`, plan))
    expect(mean(lists.map(({ wrong }) => wrong))).toBeLessThan(FALSE_DISCOVERIES)
    expect(mean(lists.map(({ covered }) => covered))).toBeGreaterThan(0.93)
    expect(mean(lists.map(({ covered }) => covered))).toBeLessThan(0.97)
    // Where much changed and there are counts, it is found.
    if (plan.changed * plan.size > 50) expect(mean(lists.map(({ called }) => called))).toBeGreaterThan(10)
  },
)

/** A list in which nothing changed but what its rates do by themselves; with and without its past, whether anything is called. */
function callAny(seed: string, { own, common, pairs }: { own: number; common: number; pairs: number }) {
  const uniform = createUniform(seed)
  const ofAll = Array.from({ length: pairs + 2 }, () => common * drawNormal(uniform))
  const list = Array.from({ length: 30 }, () => {
    const [share, whole] = [0.15 + 0.4 * uniform(), drawSize(uniform, 2_000, 1)]
    const ranges = ofAll.map((moved) =>
      portion(drawBinomial(uniform, whole, share + moved + own * drawNormal(uniform)), whole),
    )
    const all = ranges.slice(1).map((now, index) => ({ before: ranges[index] ?? now, now }))
    const last = all.at(-1) ?? { before: portion(0, 0), now: portion(0, 0) }
    return { ...last, past: all.slice(0, -1) }
  })
  const isCalled = (judged: ReturnType<typeof judgeChanges>) =>
    judged.some((one) => one?.verdict === 'up' || one?.verdict === 'down')
  const byChance = list.map(({ before, now }) => ({ before, now }))
  return { together: isCalled(judgeChanges(list, 0.01)), byChance: isCalled(judgeChanges(byChance, 0.01)) }
}

test.each([
  { own: 0.01, common: 0, pairs: 4 },
  { own: 0, common: 0.01, pairs: 7 },
  { own: 0.01, common: 0.01, pairs: 7 },
])('lists that move by themselves ($own each, $common all, $pairs past pairs) are seldom called', (plan) => {
  const lists = Array.from({ length: 300 }, (_, index) => callAny(`moving ${index}`, plan))
  const share = (of: 'together' | 'byChance') => lists.filter((list) => list[of]).length / lists.length
  expect(share('byChance')).toBeGreaterThan(0.4)
  expect(share('together')).toBeLessThanOrEqual(FALSE_DISCOVERIES + 0.03)
})
