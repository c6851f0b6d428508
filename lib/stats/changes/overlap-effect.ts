import type { Portion } from '../compare-shares'
import { ratio } from '../ratio'

/** Units that are in both of two samples: how many, and of how many the one, the other, and both count as going on. */
export type Overlap = Readonly<{ whole: number; before: number; now: number; both: number }>

/** What is in both may be nearly all; then nearly nothing is left to chance, but never nothing. */
const LEAST = 0.01

/**
 * What the variance of the difference of two shares is as a multiple of that of samples that share nothing, since units that are in
 * both move both: 1 less twice the covariance of two ratios (W. G. Cochran, "Sampling Techniques", 3rd edition, 6.14) over the
 * sum of their variances. Not of whom rates are the same, but how sure their difference is, depends on it.
 */
export function toOverlapEffect(before: Portion, now: Portion, shared: Overlap): number {
  const [shareBefore, shareNow] = [ratio(before.part, before.whole), ratio(now.part, now.whole)]
  if (shareBefore === null || shareNow === null) return 1
  const sum =
    shared.both - shareNow * shared.before - shareBefore * shared.now + shared.whole * shareBefore * shareNow
  const covariance = ratio(sum, before.whole * now.whole) ?? 0
  const variance = varianceOf(shareBefore, before) + varianceOf(shareNow, now)
  return Math.max(LEAST, 1 - (ratio(2 * covariance, variance) ?? 0))
}

function varianceOf(share: number, { whole }: Portion): number {
  return ratio(share * (1 - share), whole) ?? 0
}
