import { sum } from '../sum'

/** What a week says about the level: unbiased, with the variance of its sampling; Infinity where it says nothing. */
export type Observation = Readonly<{ value: number; variance: number }>

/** The level after the last week, if it drifts so much a week (a standard deviation), and how likely that is. */
export type LevelFit = Readonly<{ drift: number; weight: number; mean: number; variance: number }>

/** Drifts that are thought equally likely before the weeks are seen: relative, from none to a sixth of it a week. */
export const RELATIVE_DRIFTS = [0, 0.01, 0.02, 0.04, 0.08, 0.16] as const

/**
 * A level that walks at random from week to week and is seen with noise of known size. How much it walks is not
 * known: each candidate is filtered, and weighted by how well it foresaw each week from those before; the weights
 * add up to 1. A. C. Harvey, "Forecasting, structural time series models and the Kalman filter" (1989), 3.2 and 4.5.
 */
export function fitLevel(
  observations: readonly Observation[],
  start: Readonly<{ mean: number; variance: number }>,
  drifts: readonly number[],
): LevelFit[] {
  const fits = drifts.map((drift) => ({ drift, ...filter(observations, start, drift) }))
  const best = Math.max(...fits.map(({ logLikelihood }) => logLikelihood))
  const weights = fits.map(({ logLikelihood }) => Math.exp(logLikelihood - best))
  return fits.map(({ drift, mean, variance }, index) => ({
    drift,
    weight: (weights[index] ?? 0) / sum(weights),
    mean,
    variance,
  }))
}

function filter(
  observations: readonly Observation[],
  start: Readonly<{ mean: number; variance: number }>,
  drift: number,
) {
  let { mean, variance } = start
  let logLikelihood = 0
  for (const seen of observations) {
    variance += drift * drift
    if (!Number.isFinite(seen.variance)) continue
    const spread = variance + seen.variance
    const surprise = seen.value - mean
    logLikelihood -= (Math.log(spread) + (surprise * surprise) / spread) / 2
    mean += (variance / spread) * surprise
    variance *= seen.variance / spread
  }
  return { mean, variance, logLikelihood }
}
