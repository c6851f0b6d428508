import type { Uniform } from './seeded-random'

// Draws from the usual distributions; the same stream gives the same draws.

/** Mean 0, deviation 1. G. E. P. Box and M. E. Muller (1958). */
export function drawNormal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** Mean and variance `shape`, which is above 0. G. Marsaglia and W. W. Tsang, ACM TOMS 26 (2000). */
export function drawGamma(uniform: Uniform, shape: number): number {
  if (shape < 1) return drawGamma(uniform, shape + 1) * (1 - uniform()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(uniform)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Between 0 and 1; both parameters are above 0. */
export function drawBeta(uniform: Uniform, alpha: number, beta: number): number {
  const x = drawGamma(uniform, alpha)
  const sum = x + drawGamma(uniform, beta)
  return sum > 0 ? x / sum : alpha / (alpha + beta)
}

/** Above this mean a count is drawn from the normal distribution of its mean and variance, and rounded. */
const LARGE = 30

/** A count of mean `mean`, which is not negative; by D. E. Knuth's product of uniforms where it is small. */
export function drawPoisson(uniform: Uniform, mean: number): number {
  if (mean > LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(uniform)))
  const end = Math.exp(-mean)
  let count = 0
  for (let product = uniform(); product > end; product *= uniform()) count += 1
  return count
}

/** Successes in `trials` (whole, not negative), each with `share`, 0 to 1; by inversion where they are few. */
export function drawBinomial(uniform: Uniform, trials: number, share: number): number {
  if (share > 0.5) return trials - drawBinomial(uniform, trials, 1 - share)
  const mean = trials * share
  if (mean > LARGE) {
    const drawn = Math.round(mean + Math.sqrt(mean * (1 - share)) * drawNormal(uniform))
    return Math.min(trials, Math.max(0, drawn))
  }
  const odds = share / (1 - share)
  let rest = uniform()
  let mass = (1 - share) ** trials
  let count = 0
  while (rest > mass && count < trials) {
    rest -= mass
    count += 1
    mass *= (odds * (trials - count + 1)) / count
  }
  return count
}
