import { describe, expect, it, test } from 'vitest'
import { type ShopPlan, simulateCategory } from '@/lib/testing/shop/simulated-shop'
import { ratio } from './ratio'
import { createUniform } from './seeded-random'
import { type RateGroup, shrinkRates } from './shrink-rates'

function group(key: string, part: number, whole: number, category: string | null = 'plants'): RateGroup {
  return { key, category, part, whole }
}

const PLANTS = [group('a', 30, 100), group('b', 45, 150), group('c', 22, 80), group('d', 40, 120)]

describe('shrinkRates', () => {
  it('does not put 1 of 1 on top, nor 0 of 1 below', () => {
    const rates = shrinkRates([...PLANTS, group('lucky', 1, 1), group('unlucky', 0, 1)])
    expect(rates.get('lucky')?.share).toBeLessThan(0.45)
    expect(rates.get('unlucky')?.share).toBeGreaterThan(0.2)
    expect(rates.get('lucky')?.interval.low).toBeLessThan(rates.get('d')?.interval.low ?? 0)
  })

  it('leaves a rate with many counts where it is', () => {
    const rates = shrinkRates([...PLANTS, group('large', 60_000, 100_000)])
    expect(rates.get('large')?.share).toBeCloseTo(0.6, 2)
  })

  it('believes of a group without counts what its category has', () => {
    const none = shrinkRates([...PLANTS, group('new', 0, 0)]).get('new')
    expect(none?.share).toBeGreaterThan(0.25)
    expect(none?.share).toBeLessThan(0.38)
  })

  it('shrinks towards the category where it is large enough, else towards all groups', () => {
    const trees = ['e', 'f', 'g', 'h'].map((key) => group(key, 700, 1000, 'trees'))
    const rates = shrinkRates([
      ...PLANTS,
      ...trees,
      group('sapling', 1, 2, 'trees'),
      group('stone', 1, 2, 'x'),
    ])
    expect(rates.get('sapling')?.share).toBeGreaterThan(0.65)
    expect(rates.get('stone')?.share).toBeLessThan(0.6)
  })

  it('knows next to nothing where there is nothing to learn from', () => {
    expect(shrinkRates([]).size).toBe(0)
    expect(shrinkRates([group('only', 1, 2)]).get('only')?.share).toBeCloseTo(0.5, 10)
    expect(shrinkRates([group('only', 0, 0)]).get('only')?.interval.high).toBeGreaterThan(0.99)
    const none = shrinkRates(['a', 'b', 'c', 'd'].map((key) => group(key, 0, 50)))
    expect(none.get('a')?.share).toBeGreaterThan(0)
    expect(none.get('a')?.share).toBeLessThan(0.02)
  })
})

type Outcome = Readonly<{ covered: number; better: number }>

/** Over so many shops: the share of intervals that hold the truth, and the squared error against the raw rate's. */
function simulate(plan: ShopPlan, shops: number): Outcome {
  const uniform = createUniform(`coverage ${JSON.stringify(plan)}`)
  let [covered, error, rawError] = [0, 0, 0]
  for (let shop = 0; shop < shops; shop += 1) {
    const groups = simulateCategory(uniform, plan)
    const rates = shrinkRates(groups)
    for (const { key, truth, part, whole } of groups) {
      const rate = rates.get(key)
      if (!rate) continue
      if (rate.interval.low <= truth && truth <= rate.interval.high) covered += 1
      error += (rate.share - truth) ** 2
      rawError += ((ratio(part, whole) ?? 0) - truth) ** 2
    }
  }
  return { covered: covered / (shops * plan.products), better: error / rawError }
}

test.each<[number, number, number, number]>([
  [4, 0.3, 30, 20],
  [6, 0.3, 30, 300],
  [8, 0.6, 30, 20],
  [12, 0.15, 5, 300],
  [30, 0.4, 5, 20],
  [30, 0.3, 30, 300],
  [30, 0.1, 300, 300],
  [100, 0.5, 30, 20],
  [100, 0.2, 300, 300],
])(
  'of %i products around %f, alike as %i counts, with about %i each, 93 to 97 % of intervals hold the truth',
  (products, mean, strength, size) => {
    const { covered, better } = simulate({ products, mean, strength, size }, Math.ceil(6000 / products))
    expect(covered).toBeGreaterThan(0.93)
    expect(covered).toBeLessThan(0.97)
    expect(better).toBeLessThan(1)
  },
)

test('where all products have one rate the intervals are on the safe side', () => {
  const { covered, better } = simulate({ products: 20, mean: 0.3, strength: 1e6, size: 50 }, 50)
  expect(covered).toBeGreaterThan(0.95)
  expect(better).toBeLessThan(0.1)
})
