import { compareShares, type Pair, type Portion, toDifference } from '../compare-shares'
import { addUp } from '../forecast/rate-model'
import { ratio } from '../ratio'
import { sumOf } from '../sum'
import { judgeUsual } from '../usual-change'
import { pooledVariance, testDifference } from './test-difference'

export type Direction = 'up' | 'down'

type ShiftAsked = Readonly<{ smallest: number; known: Direction | null; past?: readonly Pair[] }>

/** How far beyond noise a shift is called, and where one that was called is over. */
const CALLED_AT = 3.6
const OVER_AT = 2

/** The chance of CALLED_AT: where counts are few, the exact test has to agree. */
const SELDOM = 0.0003

/** Fewer days with a count do not say how much days differ. */
const FEWEST_DAYS = 21

/**
 * Where a share of the last days lies against the days before, for whoever looks again every day: null where noise may do
 * that, or where the difference is surely smaller than `smallest`. Days differ by more than counting does (a campaign, the
 * weather), so the standard error grows by the square root of Pearson's chi-squared over its degrees of freedom within both
 * groups of days, where that is above 1: P. McCullagh and J. A. Nelder, "Generalized Linear Models", 2nd edition, section
 * 4.5. It also has to be more than is usual between such days, as `past` pairs of them tell it where they are enough. `known`
 * is what was said of it before, which it stays until it is well within noise.
 */
export function judgeShift(
  before: readonly Portion[],
  now: readonly Portion[],
  { smallest, known, past = [] }: ShiftAsked,
): Direction | null {
  const [sumBefore, sumNow] = [addUp(before), addUp(now)]
  const change = compareShares(sumBefore, sumNow, smallest)
  const spread = toSpread([before, now])
  if (!change || change.verdict === 'flat' || spread === null) return null
  const variance = pooledVariance(sumBefore, sumNow) * spread
  const deviates = variance > 0 ? Math.abs(change.difference) / Math.sqrt(variance) : 0
  const direction = change.difference > 0 ? 'up' : 'down'
  if (direction === known) return deviates < OVER_AT ? null : direction
  const usual = judgeUsual(change.difference, variance, past.flatMap(toDifference))
  const isCalled = deviates > CALLED_AT && testDifference(sumBefore, sumNow) < SELDOM
  return isCalled && (usual?.beyond ?? true) ? direction : null
}

/** The variance within groups of days as a multiple of that of counting, 1 or more; null where there are too few days. */
function toSpread(groups: readonly (readonly Portion[])[]): number | null {
  const counted = groups.map((days) => days.filter(({ whole }) => whole > 0))
  const days = sumOf(counted, ({ length }) => length)
  return days < FEWEST_DAYS ? null : Math.max(1, sumOf(counted, toPearson) / (days - counted.length))
}

function toPearson(days: readonly Portion[]): number {
  const { part, whole } = addUp(days)
  const share = ratio(part, whole) ?? 0
  if (share === 0 || share === 1) return 0
  return sumOf(days, (day) => (day.part - day.whole * share) ** 2 / (day.whole * share * (1 - share)))
}
