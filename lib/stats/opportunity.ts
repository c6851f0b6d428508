import { type Interval, Z95 } from './wilson'

/** What is believed of a share, as a beta distribution. */
export type BelievedShare = Readonly<{ alpha: number; beta: number }>

/** One step of one product: how many enter it, which of them go on, and what becomes of those later. */
export type StepChances = Readonly<{
  entrants: number
  own: BelievedShare
  /** The rate to reach, 0 to 1. */
  target: number
  /** The rates of the steps after it, up to the order. */
  later: readonly BelievedShare[]
}>

/** An amount of 0 or more, its 95 % interval, and what it is if those gained go on less often than those there are. */
export type Estimate = Readonly<{ value: number; interval: Interval; cautious: number }>

/** Orders that one percentage point more would bring, and that reaching the target would. */
export type Opportunity = Readonly<{ perPoint: Estimate; toTarget: Estimate }>

/** Cautiously, those gained pass each later step at this share of the rate of those there are. */
export const CAUTIOUS_SHARE = 0.7

const POINT = 0.01

type Moments = Readonly<{ mean: number; variance: number }>

/**
 * What a better rate would bring: entrants * gain * later rates. How many enter and the target are taken as given; the
 * rates are not known, and independent of one another, so the variance of their product is exactly prod(variance +
 * mean^2) - prod(mean^2) (L. A. Goodman, "On the exact variance of products", JASA 55 (1960)). The interval is the normal
 * one; it and the value end at 0, as nobody would strive for a lower rate.
 */
export function toOpportunity({ entrants, own, target, later }: StepChances): Opportunity {
  const rates = later.map(toMoments)
  const now = toMoments(own)
  const gap = { mean: target - now.mean, variance: now.variance }
  return {
    perPoint: toEstimate(entrants, [{ mean: POINT, variance: 0 }, ...rates]),
    toTarget: toEstimate(entrants, [gap, ...rates]),
  }
}

/** The same in another unit, such as what an order brings; `factor` is 0 or more. */
export function scaleEstimate({ value, interval, cautious }: Estimate, factor: number): Estimate {
  const { low, high } = interval
  return {
    value: value * factor,
    interval: { low: low * factor, high: high * factor },
    cautious: cautious * factor,
  }
}

/** The first factor is the gain, the others are the later rates. */
function toEstimate(entrants: number, factors: readonly Moments[]): Estimate {
  const mean = entrants * multiply(factors, ({ mean }) => mean)
  const squares = multiply(factors, ({ mean }) => mean * mean)
  const variance = multiply(factors, (factor) => factor.variance + factor.mean * factor.mean) - squares
  const half = Z95 * entrants * Math.sqrt(Math.max(0, variance))
  const value = Math.max(0, mean)
  return {
    value,
    interval: { low: Math.max(0, mean - half), high: Math.max(0, mean + half) },
    cautious: value * CAUTIOUS_SHARE ** (factors.length - 1),
  }
}

function multiply(factors: readonly Moments[], of: (factor: Moments) => number): number {
  return factors.reduce((product, factor) => product * of(factor), 1)
}

function toMoments({ alpha, beta }: BelievedShare): Moments {
  const all = alpha + beta
  return { mean: alpha / all, variance: (alpha * beta) / (all * all * (all + 1)) }
}
