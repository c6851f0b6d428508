import { ratio } from '../ratio'
import { sum, sumOf } from '../sum'

/** Counts of one group (a product) in one range: those that entered, then those that came to each further step; none grows. */
export type GroupCounts = Readonly<{ key: string; reached: readonly number[] }>

/**
 * Differences of shares, -1 to 1, what one group or all of them add to the change: for each step after the first, that
 * groups that are in both ranges pass it otherwise than before; then that entries moved between those groups; then groups
 * that are in one range only. The last is the total, to which the others add up.
 */
export type Changes = readonly number[]

/** The parts of the change of those at the last step per those at the first; those of the groups add up to each part. */
export type ChangeParts = Readonly<{
  changes: Changes
  /** The total moves one way and the groups themselves the other (Simpson). */
  opposed: boolean
  groups: readonly Readonly<{ key: string; changes: Changes }>[]
}>

type Group = Readonly<{ weight: number; rate: number; stepRates: readonly number[] }>

/** Below this a part is rounding. */
const NOTHING = 1e-12

/**
 * Why the overall rate changed from `before` to `now`: exactly, with nothing left over. Null when one of them has no
 * entries. Rate and mix as E. M. Kitagawa, "Components of a difference between two rates", Journal of the
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
  const groups = keys.map((key) => {
    const parts = toParts(groupsBefore.get(key), groupsNow.get(key), middle)
    return { key, changes: [...parts, sum(parts)] }
  })
  const total = rateNow - rateBefore
  const parts = (groups[0]?.changes ?? [])
    .slice(0, -1)
    .map((_, place) => sumOf(groups, ({ changes }) => changes[place] ?? 0))
  const within = sum(parts.slice(0, -2))
  const opposed = total * within < 0 && Math.min(Math.abs(total), Math.abs(within)) > NOTHING
  return { changes: [...parts, total], opposed, groups }
}

/** All but the total. `middle` is the mean of both overall rates. */
function toParts(before: Group | undefined, now: Group | undefined, middle: number): number[] {
  if (before && now) {
    const weight = (before.weight + now.weight) / 2
    const mix = ((before.rate + now.rate) / 2 - middle) * (now.weight - before.weight)
    return [...splitOverSteps(before, now).map((change) => weight * change), mix, 0]
  }
  const one = now ?? before
  if (!one) return []
  const added = one.weight * (one.rate - middle)
  return [...one.stepRates.map(() => 0), 0, now ? added : -added]
}

/** Groups with entries, each with its share of all entries; groups of the same key are one. */
function toGroups(counts: readonly GroupCounts[]): Map<string, Group> {
  const sums = new Map<string, readonly number[]>()
  for (const { key, reached } of counts) {
    const known = sums.get(key)
    sums.set(key, known ? reached.map((count, place) => count + (known[place] ?? 0)) : reached)
  }
  const entries = sumOf(counts, ({ reached }) => reached[0] ?? 0)
  const seen = [...sums].filter(([, [entered = 0]]) => entered > 0)
  return new Map(
    seen.map(([key, reached]) => {
      const entered = reached[0] ?? 0
      const stepRates = reached.slice(1).map((count, place) => ratio(count, reached[place] ?? 0) ?? 0)
      const rate = ratio(reached.at(-1) ?? 0, entered) ?? 0
      return [key, { weight: ratio(entered, entries) ?? 0, rate, stepRates }]
    }),
  )
}

function overallRate(groups: ReadonlyMap<string, Group>): number {
  return sumOf([...groups.values()], ({ weight, rate }) => weight * rate)
}

/**
 * The change of one group's rate, by step; the last has what the others leave. Where a rate is zero there is no logarithm:
 * the steps change one after another, from the first and from the last, on average.
 */
function splitOverSteps(before: Group, now: Group): number[] {
  const change = now.rate - before.rate
  const others = now.stepRates.slice(0, -1).map((rate, place) => {
    const earlier = before.stepRates[place] ?? 0
    if (before.rate > 0 && now.rate > 0)
      return logarithmicMean(before.rate, now.rate) * Math.log(rate / earlier)
    const [first, last] = [turnedBefore(now, before, place), turnedBefore(before, now, place)]
    return ((rate - earlier) * (first + last)) / 2
  })
  return [...others, change - sum(others)]
}

function logarithmicMean(before: number, now: number): number {
  const growth = Math.log(now / before)
  return Math.abs(growth) < NOTHING ? now : (now - before) / growth
}

/** What passes all other steps, those before this place as in `one`, those after it as in `other`. */
function turnedBefore(one: Group, other: Group, place: number): number {
  const rates = [...one.stepRates.slice(0, place), ...other.stepRates.slice(place + 1)]
  return rates.reduce((product, rate) => product * rate, 1)
}
