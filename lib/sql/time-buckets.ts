import { DURATION_EDGES } from '@/lib/time/duration-edges'

/**
 * How the times between steps are kept: those of the whole shop in fine buckets, because each holds many; those of a product
 * in coarse ones, because each holds few. A bucket of the screen (DURATION_EDGES) is so many of them.
 */
export const TIME_BUCKETS = { shop: toBuckets(16), product: toBuckets(4) } as const

export type TimeBuckets = Readonly<{
  /** Buckets of one on the screen. */
  each: number
  /** Lower edges in whole microseconds. The first bucket is 1, the last is open, and 0 is of times below zero. */
  edges: readonly number[]
}>

const HOUR = 3600
const DAY = 86_400
const ORDER_EDGES = [0, HOUR, 6 * HOUR, DAY, 2 * DAY, 4 * DAY, 8 * DAY, 16 * DAY, 32 * DAY, 64 * DAY] as const

/** The same of the times of orders. */
export const ORDER_TIME_EDGES = {
  shop: toBuckets(16, ORDER_EDGES).edges,
  product: toBuckets(1, ORDER_EDGES).edges,
  category: toBuckets(16, ORDER_EDGES).edges,
} as const

function toBuckets(each: number, lower: readonly number[] = DURATION_EDGES): TimeBuckets {
  const edges = lower.flatMap((from, index) => {
    const to = lower[index + 1]
    if (to === undefined) return [from * 1e6]
    return Array.from({ length: each }, (_, part) => Math.round(between(from, to, part / each) * 1e6))
  })
  return { each, edges }
}

/** In steps of one ratio, as times are spread; from zero in steps of one length. */
function between(from: number, to: number, part: number): number {
  return from === 0 ? to * part : from * (to / from) ** part
}
