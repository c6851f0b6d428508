import { betaCdf, betaQuantile } from './beta'

/** From here on the distribution is the normal one, to four digits. */
const MOST_DEGREES = 10_000

/** How often a value of Student's distribution is this far from zero or farther; degrees of freedom above 0, whole or not. */
export function studentTails(deviates: number, degrees: number): number {
  const known = Math.min(degrees, MOST_DEGREES)
  return betaCdf(known / (known + deviates * deviates), known / 2, 0.5)
}

/** How far from zero only one value of Student's distribution in twenty is. */
export function studentBound(degrees: number): number {
  const known = Math.min(degrees, MOST_DEGREES)
  const share = betaQuantile(0.05, known / 2, 0.5)
  return Math.sqrt((known * (1 - share)) / share)
}
