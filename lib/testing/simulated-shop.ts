import type { RateGroup } from '@/lib/stats/shrink-rates'
import { createRandom, type Random } from '@/prisma/demo/random'

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

export function simulateCategory(random: Random, { products, mean, strength, size }: ShopPlan): TrueGroup[] {
  return Array.from({ length: products }, (_, index) => {
    const truth = drawBeta(random, strength * mean, strength * (1 - mean))
    const whole = Math.min(20_000, Math.max(1, Math.round(random.logNormal(size, 1.2))))
    return { key: String(index), category: 'plants', whole, part: drawSuccesses(random, whole, truth), truth }
  })
}

export function drawSuccesses(random: Random, whole: number, share: number): number {
  let part = 0
  for (let trial = 0; trial < whole; trial += 1) if (random.chance(share)) part += 1
  return part
}

export { createRandom }

function drawBeta(random: Random, alpha: number, beta: number): number {
  const [x, y] = [drawGamma(random, alpha), drawGamma(random, beta)]
  return x / (x + y)
}

/** G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000). */
function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * random.next() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = Math.log(random.logNormal(1, 1))
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
