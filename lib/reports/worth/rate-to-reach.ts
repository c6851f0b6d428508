import { quantile } from '@/lib/stats/quantile'
import { FEWEST_MEMBERS, type RateGroup, type ShrunkRate } from '@/lib/stats/shrink-rates'
import { groupBy } from '@/lib/stats/sum'

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
  const ofCategories = new Map<string | null, RateToReach | null>()
  for (const [category, members] of groupBy(counted, (group) => group.category)) {
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
  const sorted = shares.toSorted((a, b) => a - b)
  return { share: quantile(sorted, REACHED_BY_OTHERS), category, products: members.length }
}
