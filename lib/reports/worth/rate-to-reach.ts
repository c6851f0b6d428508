import { quantile } from '@/lib/stats/quantile'
import { FEWEST_MEMBERS, type RateGroup, type ShrunkRate } from '@/lib/stats/shrink-rates'

/** A rate that a quarter of `products` reach: those of a category, or, where it is null, of the whole shop. */
export type RateToReach = Readonly<{ share: number; category: string | null; products: number }>

/** What a quarter of the products reach is not out of reach. */
const REACHED_BY_OTHERS = 0.75

/**
 * The 75th percentile of the shrunk rates of the members of each category that have counts; a category with fewer than
 * four of them, and a product without one, is held against the whole shop, as in `shrinkRates`. Null of a shop without
 * counts.
 */
export function toRatesToReach(
  groups: readonly RateGroup[],
  rates: ReadonlyMap<string, ShrunkRate>,
): (category: string | null) => RateToReach | null {
  const counted = groups.filter(({ whole }) => whole > 0)
  const ofShop = reach(counted, rates, null)
  const ofCategories = new Map<string, RateToReach | null>()
  for (const [category, members] of byCategory(counted)) {
    if (members.length >= FEWEST_MEMBERS) ofCategories.set(category, reach(members, rates, category))
  }
  return (category) => (category === null ? null : ofCategories.get(category)) ?? ofShop
}

function reach(
  members: readonly RateGroup[],
  rates: ReadonlyMap<string, ShrunkRate>,
  category: string | null,
): RateToReach | null {
  if (members.length === 0) return null
  const shares = members.flatMap(({ key }) => rates.get(key)?.share ?? [])
  const share = quantile(
    shares.toSorted((a, b) => a - b),
    REACHED_BY_OTHERS,
  )
  return { share, category, products: members.length }
}

function byCategory(groups: readonly RateGroup[]): ReadonlyMap<string, RateGroup[]> {
  const categories = new Map<string, RateGroup[]>()
  for (const group of groups) {
    if (group.category === null) continue
    const members = categories.get(group.category)
    if (members) members.push(group)
    else categories.set(group.category, [group])
  }
  return categories
}
