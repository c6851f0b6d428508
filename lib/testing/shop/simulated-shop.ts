import { drawBeta, drawBinomial, drawNormal } from '@/lib/stats/draw'
import type { Uniform } from '@/lib/stats/seeded-random'
import type { RateGroup } from '@/lib/stats/shrink-rates'

// Shops whose truth is known, for tests of what is said about them.

/** A product with its true rate; the counts scatter around it. */
export type TrueGroup = RateGroup & Readonly<{ truth: number }>

export type ShopPlan = Readonly<{
  products: number
  /** Mean of the true rates, and how many counts the category is worth: the larger, the more alike they are. */
  mean: number
  strength: number
  /** The median of the products' counts. */
  size: number
}>

export function simulateCategory(
  uniform: Uniform,
  { products, mean, strength, size }: ShopPlan,
): TrueGroup[] {
  return Array.from({ length: products }, (_, index) => {
    const truth = drawBeta(uniform, strength * mean, strength * (1 - mean))
    const whole = drawSize(uniform, size, 1.2)
    return { key: String(index), category: 'plants', whole, part: drawBinomial(uniform, whole, truth), truth }
  })
}

/** Log-normal around its median, at least 1 and at most 20,000. */
export function drawSize(uniform: Uniform, median: number, sigma: number): number {
  return Math.min(20_000, Math.max(1, Math.round(median * Math.exp(sigma * drawNormal(uniform)))))
}
