import { ratio } from './ratio'

/** Counts of one group (a product) in one range; checkedOut <= carted <= viewed. */
export type GroupCounts = Readonly<{ key: string; viewed: number; carted: number; checkedOut: number }>

/** Parts of the change of a share, as differences of shares, -1 to 1. They add up to `total`. */
export type ChangeParts = Readonly<{
  /** Checked out per viewed, over all groups: now less before. */
  total: number
  /** Groups that are in both ranges convert otherwise than before: from viewed to cart, and from cart to checkout. */
  cartPerView: number
  checkoutPerCart: number
  /** Views moved between the groups that are in both ranges. */
  mix: number
  /** Groups that are in one range only. */
  newAndGone: number
  /** The total moves one way and the groups themselves the other (Simpson). */
  opposed: boolean
}>

type Group = Readonly<{ weight: number; rate: number; cartPerView: number; checkoutPerCart: number }>

/** Below this a part is rounding. */
const NOTHING = 1e-12

/**
 * Why checked out per viewed changed from `before` to `now`: exactly, with nothing left over. Null when one of them
 * has no views. Rate and mix as E. M. Kitagawa, "Components of a difference between two rates", Journal of the
 * American Statistical Association 50 (1955), the mix held against the mean of both overall rates so that a group
 * only counts by how it differs from the others; the rate part is split over the steps by the logarithmic mean
 * (B. W. Ang, "LMDI approach to decomposition analysis", Energy Policy 33 (2005)).
 */
export function decomposeChange(
  before: readonly GroupCounts[],
  now: readonly GroupCounts[],
): ChangeParts | null {
  const [groupsBefore, groupsNow] = [toGroups(before), toGroups(now)]
  if (groupsBefore.size === 0 || groupsNow.size === 0) return null
  const [rateBefore, rateNow] = [overallRate(groupsBefore), overallRate(groupsNow)]
  const middle = (rateBefore + rateNow) / 2
  const parts = { cartPerView: 0, checkoutPerCart: 0, mix: 0, newAndGone: 0 }
  for (const [key, group] of groupsNow) {
    const earlier = groupsBefore.get(key)
    if (!earlier) {
      parts.newAndGone += group.weight * (group.rate - middle)
      continue
    }
    const weight = (earlier.weight + group.weight) / 2
    const [cart, checkout] = splitOverSteps(earlier, group)
    parts.cartPerView += weight * cart
    parts.checkoutPerCart += weight * checkout
    parts.mix += ((earlier.rate + group.rate) / 2 - middle) * (group.weight - earlier.weight)
  }
  for (const [key, group] of groupsBefore) {
    if (!groupsNow.has(key)) parts.newAndGone -= group.weight * (group.rate - middle)
  }
  const total = rateNow - rateBefore
  const within = parts.cartPerView + parts.checkoutPerCart
  const opposed = total * within < 0 && Math.min(Math.abs(total), Math.abs(within)) > NOTHING
  return { total, ...parts, opposed }
}

/** Groups with views, each with its share of all views; groups of the same key are one. */
function toGroups(counts: readonly GroupCounts[]): Map<string, Group> {
  const sums = new Map<string, { viewed: number; carted: number; checkedOut: number }>()
  for (const { key, viewed, carted, checkedOut } of counts) {
    const sum = sums.get(key) ?? { viewed: 0, carted: 0, checkedOut: 0 }
    sums.set(key, {
      viewed: sum.viewed + viewed,
      carted: sum.carted + carted,
      checkedOut: sum.checkedOut + checkedOut,
    })
  }
  const views = counts.reduce((sum, { viewed }) => sum + viewed, 0)
  const seen = [...sums].filter(([, { viewed }]) => viewed > 0)
  return new Map(
    seen.map(([key, { viewed, carted, checkedOut }]) => [
      key,
      {
        weight: ratio(viewed, views) ?? 0,
        rate: ratio(checkedOut, viewed) ?? 0,
        cartPerView: ratio(carted, viewed) ?? 0,
        checkoutPerCart: ratio(checkedOut, carted) ?? 0,
      },
    ]),
  )
}

function overallRate(groups: ReadonlyMap<string, Group>): number {
  return [...groups.values()].reduce((sum, { weight, rate }) => sum + weight * rate, 0)
}

/** The change of one group's rate, by step. Where a rate is zero there is no logarithm: both orders, on average. */
function splitOverSteps(before: Group, now: Group): [cartPerView: number, checkoutPerCart: number] {
  const change = now.rate - before.rate
  if (before.rate > 0 && now.rate > 0) {
    const growth = Math.log(now.rate / before.rate)
    const mean = Math.abs(growth) < NOTHING ? now.rate : change / growth
    const cart = mean * Math.log(now.cartPerView / before.cartPerView)
    return [cart, change - cart]
  }
  const cart = ((now.cartPerView - before.cartPerView) * (before.checkoutPerCart + now.checkoutPerCart)) / 2
  return [cart, change - cart]
}
