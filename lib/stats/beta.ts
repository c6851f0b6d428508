// The beta distribution: what is believed of a share after so many successes and failures.

/** Lanczos' series with g = 7 and nine terms; about 15 digits. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

/** The natural logarithm of the gamma function, for x > 0. C. Lanczos, SIAM J. Numer. Anal. 1 (1964). */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const z = x - 1
  const sum = LANCZOS.reduce((total, term, index) => (index === 0 ? term : total + term / (z + index)), 0)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** The chance that a share with this distribution is at most `x`; alpha and beta above 0. */
export function betaCdf(x: number, alpha: number, beta: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logDensity(x, alpha, beta) + Math.log(x) + Math.log1p(-x))
  // The fraction converges quickly on this side of the mean, and the distribution is symmetric.
  if (x < (alpha + 1) / (alpha + beta + 2)) return (front * continuedFraction(x, alpha, beta)) / alpha
  return 1 - (front * continuedFraction(1 - x, beta, alpha)) / beta
}

/** The share that this distribution stays under with the chance `probability`, above 0 and below 1. */
export function betaQuantile(probability: number, alpha: number, beta: number): number {
  let [low, high] = [0, 1]
  let x = alpha / (alpha + beta)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const excess = betaCdf(x, alpha, beta) - probability
    if (excess > 0) high = x
    else low = x
    const step = excess / Math.exp(logDensity(x, alpha, beta))
    const newton = x - step
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= 1e-12 + 1e-10 * x) return next
    x = next
  }
  return x
}

const MOST_ROUNDS = 100

function logDensity(x: number, alpha: number, beta: number): number {
  const lnBeta = lnGamma(alpha) + lnGamma(beta) - lnGamma(alpha + beta)
  return (alpha - 1) * Math.log(x) + (beta - 1) * Math.log1p(-x) - lnBeta
}

/** Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.5.8, evaluated by Lentz's method. */
function continuedFraction(x: number, alpha: number, beta: number): number {
  const tiny = 1e-300
  const guard = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / guard(1 - ((alpha + beta) * x) / (alpha + 1))
  let result = d
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m))
    d = 1 / guard(1 + even * d)
    c = guard(1 + even / c)
    result *= d * c
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1))
    d = 1 / guard(1 + odd * d)
    c = guard(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return result
}
