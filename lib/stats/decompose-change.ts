import { ratio } from './ratio'

/** Counts of one group (a product) in one range; checkedOut <= carted <= viewed. */
export type GroupCounts = Readonly<{ key: string; viewed: number; carted: number; checkedOut: number }>

/** What one group, or all of them, adds to the change of a share: differences of shares, -1 to 1. */
export type Contribution = Readonly<{
  /** Groups that are in both ranges convert otherwise than before: from viewed to cart, and from cart to checkout. */
  cartPerView: number
  checkoutPerCart: number
  /** Views moved between the groups that are in both ranges. */
  mix: number
  /** Groups that are in one range only. */
  newAndGone: number
}>

/** The parts of the change. They add up to `total`, and so do those of the groups to each part. */
export type ChangeParts = Contribution &
  Readonly<{
    /** Checked out per viewed, over all groups: now less before. */
    total: number
    /** The total moves one way and the groups themselves the other (Simpson). */
    opposed: boolean
    groups: readonly (Contribution & Readonly<{ key: string }>)[]
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
  const keys = [...new Set([...groupsNow.keys(), ...groupsBefore.keys()])]
  const groups = keys.map((key) => ({
    key,
    ...toContribution(groupsBefore.get(key), groupsNow.get(key), middle),
  }))
  const parts = {
    cartPerView: sum(groups, (group) => group.cartPerView),
    checkoutPerCart: sum(groups, (group) => group.checkoutPerCart),
    mix: sum(groups, (group) => group.mix),
    newAndGone: sum(groups, (group) => group.newAndGone),
  }
  const total = rateNow - rateBefore
  const within = parts.cartPerView + parts.checkoutPerCart
  const opposed = total * within < 0 && Math.min(Math.abs(total), Math.abs(within)) > NOTHING
  return { total, ...parts, opposed, groups }
}

const NONE: Contribution = { cartPerView: 0, checkoutPerCart: 0, mix: 0, newAndGone: 0 }

/** `middle` is the mean of both overall rates. */
function toContribution(before: Group | undefined, now: Group | undefined, middle: number): Contribution {
  if (before && now) {
    const weight = (before.weight + now.weight) / 2
    const [cart, checkout] = splitOverSteps(before, now)
    const mix = ((before.rate + now.rate) / 2 - middle) * (now.weight - before.weight)
    return { ...NONE, cartPerView: weight * cart, checkoutPerCart: weight * checkout, mix }
  }
  if (now) return { ...NONE, newAndGone: now.weight * (now.rate - middle) }
  return { ...NONE, newAndGone: before ? -before.weight * (before.rate - middle) : 0 }
}

function sum<T>(values: readonly T[], pick: (value: T) => number): number {
  return values.reduce((total, value) => total + pick(value), 0)
}

/** Groups with views, each with its share of all views; groups of the same key are one. */
function toGroups(counts: readonly GroupCounts[]): Map<string, Group> {
  const sums = new Map<string, { viewed: number; carted: number; checkedOut: number }>()
  for (const { key, viewed, carted, checkedOut } of counts) {
    const known = sums.get(key) ?? { viewed: 0, carted: 0, checkedOut: 0 }
    sums.set(key, {
      viewed: known.viewed + viewed,
      carted: known.carted + carted,
      checkedOut: known.checkedOut + checkedOut,
    })
  }
  const views = sum(counts, ({ viewed }) => viewed)
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
  return sum([...groups.values()], ({ weight, rate }) => weight * rate)
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
