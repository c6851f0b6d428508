import { betaQuantile, lnGamma } from './beta'
import { ratio } from './ratio'
import { groupBy, sum, sumOf } from './sum'
import type { Interval } from './wilson'

/** `part` of `whole`, 0 <= part <= whole; null is no category. */
export type RateGroup = Readonly<{ key: string; category: string | null; part: number; whole: number }>

/** What is believed of a rate: a beta distribution, its mean, and its 95 % interval with equal tails. */
export type ShrunkRate = Readonly<{ share: number; interval: Interval; alpha: number; beta: number }>

/** A belief of a category's rates, as successes and failures lent to each member, and how well it explains them. */
type Belief = Readonly<{ alpha: number; beta: number; weight: number }>

type Counts = Readonly<{ part: number; whole: number }>

/** Knowing nothing: H. Jeffreys, "An invariant form for the prior probability", Proc. R. Soc. A 186 (1946). */
const NOTHING_KNOWN: readonly Belief[] = [{ alpha: 0.5, beta: 0.5, weight: 1 }]

/** Fewer members with counts say too little of how much a category's rates differ. */
export const FEWEST_MEMBERS = 4

/** More members do not make a category better known. */
const MOST_MEMBERS = 1000

/** How many counts a category may lend to each member: from next to none to so many that all have one rate. */
const STRENGTHS = Array.from({ length: 18 }, (_, step) => 2 ** (step - 0.5))

/**
 * Each group's rate, shrunk towards those of its category, the more the fewer counts it has: beta-binomial empirical
 * Bayes (B. Efron, C. Morris, "Data analysis using Stein's estimator", JASA 70 (1975)), where how much the members
 * of a category differ is not one estimate but weighed over a grid, as its intervals would else be too narrow (A.
 * Gelman et al., "Bayesian Data Analysis", 3rd edition, section 5.3). By key; a group without counts has what is
 * believed of its category. Categories of fewer than four, and groups without one, are held against all groups.
 */
export function shrinkRates(groups: readonly RateGroup[]): ReadonlyMap<string, ShrunkRate> {
  const ofAll = fitBeliefs(groups) ?? NOTHING_KNOWN
  const beliefs = new Map<string | null, readonly Belief[]>()
  for (const [category, members] of groupBy(groups, (group) => group.category)) {
    beliefs.set(category, (category === null ? null : fitBeliefs(members)) ?? ofAll)
  }
  return new Map(groups.map((group) => [group.key, toShrunk(beliefs.get(group.category) ?? ofAll, group)]))
}

/** The mean and variance of the mixture of what each belief leads to, as one beta distribution. */
function toShrunk(beliefs: readonly Belief[], { part, whole }: Counts): ShrunkRate {
  let [mean, square] = [0, 0]
  for (const { alpha, beta, weight } of beliefs) {
    const [successes, all] = [alpha + part, alpha + beta + whole]
    mean += (weight * successes) / all
    square += (weight * successes * (successes + 1)) / (all * (all + 1))
  }
  const strength = (mean - square) / (square - mean * mean)
  const [alpha, beta] = [mean * strength, (1 - mean) * strength]
  const interval = { low: betaQuantile(0.025, alpha, beta), high: betaQuantile(0.975, alpha, beta) }
  return { share: mean, interval, alpha, beta }
}

/** Null where there are too few members with counts to tell. Weights add up to 1. */
function fitBeliefs(groups: readonly RateGroup[]): readonly Belief[] | null {
  const counted = groups.filter(({ whole }) => whole > 0)
  if (counted.length < FEWEST_MEMBERS) return null
  const stride = Math.ceil(counted.length / MOST_MEMBERS)
  const members = counted.filter((_, index) => index % stride === 0)
  const weighed = STRENGTHS.flatMap((strength) => spreadMean(members, strength)).map(
    ({ mean, strength, share }) => {
      const [alpha, beta] = [strength * mean, strength * (1 - mean)]
      return { alpha, beta, lnWeight: lnLikelihood(members, alpha, beta) + Math.log(share) }
    },
  )
  const largest = Math.max(...weighed.map(({ lnWeight }) => lnWeight))
  const total = sumOf(weighed, ({ lnWeight }) => Math.exp(lnWeight - largest))
  return weighed.map(({ lnWeight, ...belief }) => ({
    ...belief,
    weight: Math.exp(lnWeight - largest) / total,
  }))
}

/** Three means that stand for its uncertainty: Gauss-Hermite points, on the logit so that they stay shares. */
function spreadMean(members: readonly Counts[], strength: number) {
  const weights = members.map(({ whole }) => (whole * (strength + 1)) / (strength + whole))
  const total = sum(weights)
  const part = sumOf(members, (one, place) => (weights[place] ?? 0) * (ratio(one.part, one.whole) ?? 0))
  // Half a success and half a failure, so that a rate of 0 or 1 in all members stays open.
  const mean = (part + 0.5) / (total + 1)
  const error = Math.sqrt(3 / (total * mean * (1 - mean)))
  const logit = Math.log(mean / (1 - mean))
  const at = (moved: number) => 1 / (1 + Math.exp(-moved))
  // Flat in the mean, and in the standard deviation between members.
  const share = (error * (2 / 3)) / Math.sqrt(strength)
  return [
    { mean: at(logit - error), strength, share: (share / 4) * Math.exp(1.5) },
    { mean, strength, share },
    { mean: at(logit + error), strength, share: (share / 4) * Math.exp(1.5) },
  ]
}

/** Of the beta-binomial counts, up to what is the same for all beliefs. */
function lnLikelihood(members: readonly Counts[], alpha: number, beta: number): number {
  const nothing = lnGamma(alpha) + lnGamma(beta) - lnGamma(alpha + beta)
  return members.reduce(
    (total, { part, whole }) =>
      total + lnGamma(alpha + part) + lnGamma(beta + whole - part) - lnGamma(alpha + beta + whole) - nothing,
    0,
  )
}
