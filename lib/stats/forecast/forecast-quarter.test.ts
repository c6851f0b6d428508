import { expect, it } from 'vitest'
import { addDays, countDays } from '@/lib/time/day'
import { drawBinomial, drawNormal, drawPoisson } from '../draw'
import { createUniform } from '../seeded-random'
import {
  type CountedDay,
  chanceOfReaching,
  FEWEST_DAYS,
  forecastQuarter,
  type Measure,
  measuredValue,
} from './forecast-quarter'
import { addUp } from './rate-model'

const FIRST = '2024-01-01'
const QUARTER = { from: '2026-10-01', to: '2027-01-01' }
const WEEKDAYS = [1.28, 0.96, 0.9, 0.88, 0.92, 0.94, 1.16]

/** A hundred shops take their time on a busy machine. */
const PATIENCE_MS = 120_000

type Truth = Readonly<{ daily: number; share: number; drift: number; season: number; noise: number }>

const SHOP: Truth = { daily: 60, share: 0.2, drift: 0.02, season: 0.2, noise: 0.1 }

/** A shop of known truth from FIRST to the end of QUARTER: seasons, weekdays, noisy days, and a rate that drifts. */
function playShop(seed: string, truth: Truth, measure: Measure = 'rate'): CountedDay[] {
  const uniform = createUniform(seed)
  let logit = Math.log(truth.share / (1 - truth.share))
  return Array.from({ length: countDays({ from: FIRST, to: QUARTER.to }) }, (_, index) => {
    if (index % 7 === 0) logit += truth.drift * drawNormal(uniform)
    const season = 1 + truth.season * Math.sin((2 * Math.PI * index) / 365.25)
    const mean =
      truth.daily * season * (WEEKDAYS[index % 7] ?? 1) * Math.exp(truth.noise * drawNormal(uniform))
    const whole = drawPoisson(uniform, mean)
    const part = drawBinomial(uniform, whole, 1 / (1 + Math.exp(-logit)))
    return { day: addDays(FIRST, index), part, whole: measure === 'rate' ? whole : part }
  })
}

const before = (days: readonly CountedDay[], cut: string) => days.filter(({ day }) => day < cut)
const inQuarter = (days: readonly CountedDay[]) => addUp(days.filter(({ day }) => day >= QUARTER.from))

/** How often the 80 % band held, and the chances of doing better than the truth with what happened. */
function tryQuarters(truth: Truth, measure: Measure, cut: string) {
  const shops = 100
  let held = 0
  const given: { chance: number; reached: boolean }[] = []
  for (let shop = 0; shop < shops; shop += 1) {
    const days = playShop(`shop ${shop}`, truth, measure)
    const question = { days: before(days, cut), quarter: QUARTER, measure, seed: `${shop}`, runs: 300 }
    const forecast = forecastQuarter(question)
    const end = forecast?.fan.at(-1)
    const actual = measuredValue(inQuarter(days), measure)
    if (!forecast || !end || actual === null) throw new Error('Every such quarter has a forecast.')
    if (actual >= end.p10 && actual <= end.p90) held += 1
    const past = days.filter(({ day }) => day >= '2026-07-01' && day < QUARTER.from)
    const target = measuredValue(addUp(past), measure) ?? 0
    given.push({ chance: chanceOfReaching(forecast, target), reached: actual >= target })
  }
  return { held: held / shops, given }
}

it.each([
  { name: 'a rate in its first week', truth: SHOP, measure: 'rate', cut: '2026-10-06' },
  { name: 'a rate halfway', truth: SHOP, measure: 'rate', cut: '2026-11-15' },
  { name: 'a rate that does not drift', truth: { ...SHOP, drift: 0 }, measure: 'rate', cut: '2026-10-31' },
  { name: 'a rate of few events', truth: { ...SHOP, daily: 3 }, measure: 'rate', cut: '2026-10-31' },
  { name: 'a count', truth: SHOP, measure: 'count', cut: '2026-10-31' },
] as const)(
  'the 80 % band of $name holds 70 to 90 % of the time',
  ({ truth, measure, cut }) => {
    const { held } = tryQuarters(truth, measure, cut)
    expect(held).toBeGreaterThanOrEqual(0.7)
    expect(held).toBeLessThanOrEqual(0.9)
  },
  PATIENCE_MS,
)

it(
  'what is given a chance comes true as often',
  () => {
    const { given } = tryQuarters(SHOP, 'rate', '2026-10-31')
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    for (const [from, to] of [
      [0, 0.35],
      [0.35, 0.65],
      [0.65, 1],
    ] as const) {
      const some = given.filter(({ chance }) => chance >= from && chance < to)
      expect(some.length).toBeGreaterThan(15)
      const came = mean(some.map(({ reached }) => Number(reached)))
      expect(Math.abs(came - mean(some.map(({ chance }) => chance)))).toBeLessThan(0.17)
    }
    const brier = mean(given.map(({ chance, reached }) => (chance - Number(reached)) ** 2))
    expect(brier).toBeLessThan(0.2)
  },
  PATIENCE_MS,
)

const DAYS = before(playShop('one shop', SHOP), '2026-11-01')
const ASKED = { days: DAYS, quarter: QUARTER, measure: 'rate', seed: 'goal 1' } as const

it('the same question has the same answer, another seed a slightly different one', () => {
  expect(forecastQuarter(ASKED)).toEqual(forecastQuarter(ASKED))
  const [one, other] = [forecastQuarter(ASKED), forecastQuarter({ ...ASKED, seed: 'goal 2' })]
  expect(other?.expected).not.toBe(one?.expected)
  expect(other?.expected).toBeCloseTo(one?.expected ?? 0, 2)
})

it('a higher target never has a better chance; nothing is always reached, more than all never', () => {
  const forecast = forecastQuarter(ASKED)
  if (!forecast) throw new Error('There is a forecast.')
  const chances = Array.from({ length: 101 }, (_, percent) => chanceOfReaching(forecast, percent / 100))
  for (const [index, chance] of chances.entries()) expect(chance).toBeLessThanOrEqual(chances[index - 1] ?? 1)
  expect([chances[0], chanceOfReaching(forecast, 1.01)]).toEqual([1, 0])
})

it('the fan has a day for each that is left, begins at today, and its bands lie in one another', () => {
  const { fan = [], finals = [] } = forecastQuarter(ASKED) ?? {}
  expect([fan[0]?.day, fan.at(-1)?.day, fan.length]).toEqual(['2026-11-01', '2026-12-31', 61])
  expect(finals.length).toBe(2_000)
  for (const { p10, p25, p50, p75, p90 } of fan) {
    expect([p10, p25, p50, p75, p90]).toEqual([p10, p25, p50, p75, p90].sort((a, b) => a - b))
  }
})

it('the day before the last the value is all but known', () => {
  const days = before(playShop('one shop', SHOP), '2026-12-31')
  const end = forecastQuarter({ ...ASKED, days })?.fan.at(-1)
  expect((end?.p90 ?? 1) - (end?.p10 ?? 0)).toBeLessThan(0.002)
  expect(end?.p50).toBeCloseTo(measuredValue(inQuarter(days), 'rate') ?? 0, 3)
})

it('a quarter that has not begun has a wider fan than one that has', () => {
  const later = forecastQuarter({ ...ASKED, quarter: { from: '2027-04-01', to: '2027-07-01' } })
  const width = (forecast: typeof later) => {
    const end = forecast?.fan.at(-1)
    return (end?.p90 ?? 0) - (end?.p10 ?? 0)
  }
  expect(later?.fan.length).toBe(91)
  expect(width(later)).toBeGreaterThan(width(forecastQuarter(ASKED)))
})

it('last year lends its shape: a strong season is foreseen', () => {
  const days = playShop('seasons', { ...SHOP, season: 0.5 }, 'count')
  const forecast = forecastQuarter({
    days: before(days, QUARTER.from),
    quarter: QUARTER,
    measure: 'count',
    seed: 's',
  })
  const actual = inQuarter(days).part
  expect((forecast?.expected ?? 0) / actual).toBeGreaterThan(0.85)
  expect((forecast?.expected ?? 0) / actual).toBeLessThan(1.15)
})

it('is silent where there is nothing to say: the quarter is over, too few days, nobody lately', () => {
  expect(forecastQuarter({ ...ASKED, quarter: { from: '2026-07-01', to: '2026-10-01' } })).toBeNull()
  expect(forecastQuarter({ ...ASKED, days: [] })).toBeNull()
  expect(forecastQuarter({ ...ASKED, days: DAYS.slice(1 - FEWEST_DAYS) })).toBeNull()
  expect(forecastQuarter({ ...ASKED, days: DAYS.slice(-FEWEST_DAYS) })).not.toBeNull()
  const asleep = DAYS.map((one, index) => (index < DAYS.length - 56 ? one : { ...one, part: 0, whole: 0 }))
  expect(forecastQuarter({ ...ASKED, days: asleep })).toBeNull()
})

it.each([
  { name: 'nobody ever converted', part: 0 },
  { name: 'everybody converted', part: 3 },
])('$name: every number is a number', ({ part }) => {
  const days = DAYS.map(({ day }) => ({ day, part, whole: 3 }))
  const { fan = [], expected = Number.NaN } = forecastQuarter({ ...ASKED, days, runs: 200 }) ?? {}
  for (const one of fan) expect(Object.values(one).slice(1).every(Number.isFinite)).toBe(true)
  expect(Math.abs(expected - part / 3)).toBeLessThan(0.01)
})
