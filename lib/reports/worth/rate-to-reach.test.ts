import { describe, expect, it } from 'vitest'
import { shrinkRates } from '@/lib/stats/shrink-rates'
import { toRatesToReach } from './rate-to-reach'

function groupsOf(counts: Readonly<Record<string, number>>, category: string | null, whole = 1000) {
  return Object.entries(counts).map(([key, part]) => ({ key, category, part, whole }))
}

const PLANTS = groupsOf({ a: 100, b: 200, c: 300, d: 400, e: 500 }, 'plants')
const TREES = groupsOf({ f: 800, g: 820, h: 840 }, 'trees')
const groups = [...PLANTS, ...TREES, ...groupsOf({ i: 10 }, null)]
const rates = shrinkRates(groups)
const toReach = toRatesToReach(groups, rates)

describe('toRatesToReach', () => {
  it('is what a quarter of a category reaches, as its rates are believed to be', () => {
    expect(toReach('plants')).toEqual({ share: rates.get('d')?.share, category: 'plants', products: 5 })
  })

  it('is that of the shop for fewer than four, for none, and for a category nobody has', () => {
    const ofShop = toReach(null)
    expect(ofShop).toEqual({ share: rates.get('f')?.share, category: null, products: 9 })
    expect(toReach('trees')).toEqual(ofShop)
    expect(toReach('stones')).toEqual(ofShop)
  })

  it('leaves out what nobody came to, which would count as a fourth', () => {
    const withNew = [...groups, ...groupsOf({ new: 0 }, 'trees', 0)]
    expect(toRatesToReach(withNew, shrinkRates(withNew))('trees')).toMatchObject({
      category: null,
      products: 9,
    })
  })

  it('is nothing in a shop without counts', () => {
    expect(toRatesToReach([], shrinkRates([]))('plants')).toBeNull()
  })
})
