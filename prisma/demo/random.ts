import { drawNormal } from '@/lib/stats/draw'
import { createUniform } from '@/lib/stats/seeded-random'

/** A stream of pseudo-random values that its seed alone decides. */
export type Random = Readonly<{
  /** Uniform in [0, 1). */
  next: () => number
  /** Whole, from 0 to `below` - 1. */
  int: (below: number) => number
  chance: (probability: number) => boolean
  /** An index, drawn in proportion to the weights. */
  weighted: (weights: readonly number[]) => number
  /** Log-normal: half of the values are below `median`; `sigma` is the deviation of their logarithms. */
  logNormal: (median: number, sigma: number) => number
  /** Whole, from 0 on, each one more as likely as the last: `mean` on average, above 0. */
  geometric: (mean: number) => number
  /** An id in the shape of a UUID. */
  id: () => string
}>

export function createRandom(seed: string): Random {
  const next = createUniform(seed)
  const int = (below: number) => Math.floor(next() * below)
  const hex = () =>
    int(2 ** 32)
      .toString(16)
      .padStart(8, '0')
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    weighted: (weights) => drawIndex(weights, next()),
    logNormal: (median, sigma) => median * Math.exp(sigma * drawNormal(next)),
    geometric: (mean) => Math.floor(Math.log(1 - next()) / Math.log(mean / (1 + mean))),
    id: () => toId(hex(), hex(), hex(), hex()),
  }
}

function toId(first: string, second: string, third: string, fourth: string): string {
  const middle = `${second.slice(0, 4)}-4${second.slice(5)}-a${third.slice(1, 4)}`
  return `${first}-${middle}-${third.slice(4)}${fourth}`
}

function drawIndex(weights: readonly number[], uniform: number): number {
  let total = 0
  for (const weight of weights) total += weight
  let rest = uniform * total
  for (let index = 0; index < weights.length; index += 1) {
    rest -= weights[index] ?? 0
    if (rest < 0) return index
  }
  return weights.length - 1
}
