import { describe, expect, it, test } from 'vitest'
import type { Portion } from '../compare-shares'
import { drawBinomial, drawNormal, drawPoisson } from '../draw'
import { createUniform, type Uniform } from '../seeded-random'
import { type Direction, judgeShift } from './judge-shift'

const [DAYS_BEFORE, DAYS] = [28, 7]

const repeat = (days: number, part: number, whole: number): Portion[] =>
  Array.from({ length: days }, () => ({ part, whole }))

const judge = (
  before: readonly Portion[],
  now: readonly Portion[],
  known: Direction | null = null,
  smallest = 0.01,
) => judgeShift(before, now, { smallest, known })

describe('judgeShift', () => {
  const before = repeat(DAYS_BEFORE, 300, 1000)

  it('calls what noise does not do, by its direction', () => {
    expect(judge(before, repeat(DAYS, 330, 1000))).toBe('up')
    expect(judge(before, repeat(DAYS, 270, 1000))).toBe('down')
    expect(judge(before, repeat(DAYS, 312, 1000))).toBeNull()
  })

  it('lets what was called stand until it is well within noise, and not what is the other way', () => {
    expect(judge(before, repeat(DAYS, 317, 1000))).toBeNull()
    expect(judge(before, repeat(DAYS, 317, 1000), 'up')).toBe('up')
    expect(judge(before, repeat(DAYS, 317, 1000), 'down')).toBeNull()
    expect(judge(before, repeat(DAYS, 309, 1000), 'up')).toBeNull()
    expect(judge(before, repeat(DAYS, 270, 1000), 'up')).toBe('down')
  })

  it('asks for more where days differ by themselves', () => {
    const unsteady = before.map(({ whole }, day) => ({ part: day % 2 === 0 ? 250 : 350, whole }))
    expect(judge(unsteady, repeat(DAYS, 330, 1000))).toBeNull()
    expect(judge(unsteady, repeat(DAYS, 400, 1000))).toBe('up')
  })

  it('asks for more than what is usual between such days, where that is known', () => {
    const past = [30, 33, 29, 32, 30].map((percent) => ({
      before: { part: 3_000, whole: 10_000 },
      now: { part: 100 * percent, whole: 10_000 },
    }))
    const now = repeat(DAYS, 330, 1000)
    const asked = { smallest: 0.01, known: null }
    expect(judgeShift(before, now, { ...asked, past })).toBeNull()
    expect(judgeShift(before, now, { ...asked, past: past.slice(2) })).toBe('up')
    expect(judgeShift(before, repeat(DAYS, 390, 1000), { ...asked, past })).toBe('up')
  })

  it('says nothing of what is too small to act on, of nobody, and from few days', () => {
    const many = repeat(DAYS_BEFORE, 300_000, 1_000_000)
    expect(judge(many, repeat(DAYS, 302_000, 1_000_000))).toBeNull()
    expect(judge(many, repeat(DAYS, 302_000, 1_000_000), null, 0.001)).toBe('up')
    expect(judge(before, repeat(DAYS, 0, 0))).toBeNull()
    expect(judge(repeat(13, 300, 1000), repeat(DAYS, 400, 1000))).toBeNull()
    expect(judge(repeat(14, 300, 1000), repeat(DAYS, 400, 1000))).toBe('up')
    // Three of a few are no news though they are many times what was.
    expect(judge(repeat(DAYS_BEFORE, 0, 5), [...repeat(3, 1, 5), ...repeat(4, 0, 5)])).toBeNull()
  })
})

/** A shop of so many sessions a day, whose rates vary from day to day by a share of themselves. */
type Shop = Readonly<{ sessions: number; noise: number }>

/** What a look has: the three rates of each day, cart per view, checkout per cart and per view. */
function drawDays(uniform: Uniform, { sessions, noise }: Shop, days: number, dropFrom = days, drop = 0) {
  const vary = (share: number) => Math.min(1, share * Math.max(0, 1 + noise * drawNormal(uniform)))
  const counts = Array.from({ length: days }, (_, day) => {
    const viewed = drawPoisson(uniform, sessions)
    const added = drawBinomial(uniform, viewed, vary(day < dropFrom ? 0.4 : 0.4 * (1 - drop)))
    return { viewed, added, bought: drawBinomial(uniform, added, vary(0.3)) }
  })
  return [
    counts.map(({ viewed, added }) => ({ part: added, whole: viewed })),
    counts.map(({ added, bought }) => ({ part: bought, whole: added })),
    counts.map(({ viewed, bought }) => ({ part: bought, whole: viewed })),
  ] as const
}

/** On which days something was called that was not known, looking once a day. */
function listOpenings(days: readonly Portion[]): number[] {
  let known: Direction | null = null
  const openings: number[] = []
  for (let end = DAYS_BEFORE + DAYS; end <= days.length; end += 1) {
    const start = end - DAYS
    const found = judge(days.slice(start - DAYS_BEFORE, start), days.slice(start, end), known)
    if (found !== null && found !== known) openings.push(end)
    known = found
  }
  return openings
}

const YEARS = 20

test.each([
  { sessions: 30, noise: 0 },
  { sessions: 300, noise: 0 },
  { sessions: 1000, noise: 0.05 },
  { sessions: 3000, noise: 0 },
  { sessions: 3000, noise: 0.1 },
])(
  'in 20 years of $sessions sessions a day, varying by $noise, in which nothing changed, hardly one false call a year',
  (shop) => {
    const rates = drawDays(createUniform(`still ${JSON.stringify(shop)}`), shop, YEARS * 365)
    const openings = rates.reduce((sum, days) => sum + listOpenings(days).length, 0)
    expect(openings / YEARS).toBeLessThan(1.2)
  },
)

test.each([
  { sessions: 1000, noise: 0.05, least: 0.9 },
  { sessions: 3000, noise: 0.05, least: 0.9 },
  { sessions: 300, noise: 0.05, least: 0.8 },
])(
  'of $sessions sessions a day, varying by $noise, a drop of 15 % is found within 14 days',
  ({ least, ...shop }) => {
    const found = Array.from({ length: 100 }, (_, index) => {
      const uniform = createUniform(`drop ${index} ${JSON.stringify(shop)}`)
      const first = DAYS_BEFORE + DAYS
      const [cartPerView] = drawDays(uniform, shop, first + 14, first, 0.15)
      return listOpenings(cartPerView).some((end) => end > first)
    })
    expect(found.filter(Boolean).length / 100).toBeGreaterThanOrEqual(least)
  },
)
