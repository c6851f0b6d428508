import { formatCount, formatShare } from '@/lib/format/format-number'
import { ratio } from '@/lib/stats/ratio'
import { type Sentences, say, strong } from '../sentences'
import type { TrackingCounts, TrackingResult } from './tracking-result'

/**
 * "No checkout was tracked of 4.2 % of 1,204 orders: 51. 3 of 1,156 checkouts are in no file of orders." Says so where there
 * is no file of orders, of which alone it can be told.
 */
export function answerTracking({ filed, all }: TrackingResult): Sentences {
  if (!filed) {
    return say`Orders are known from events alone, so nothing can be said of what tracking misses. Import a file of orders, or read the shop’s own table.`
  }
  if (all.orders === 0) return [...say`No order of these days is in a file of orders.`, ...sayUnfiled(all)]
  const orders = all.orders === 1 ? 'the one order' : `${formatCount(all.orders)} orders`
  const missed =
    all.missed === 0
      ? say`A checkout was tracked of each of ${orders}.`
      : say`No checkout was tracked of ${strong(formatShare(all.missedShare))} of ${orders}: ${formatCount(all.missed)}.`
  return [...missed, ...sayUnfiled(all)]
}

function sayUnfiled({ checkouts, unfiled }: TrackingCounts): Sentences {
  if (unfiled === 0) return []
  return say` The other way round, ${formatCount(unfiled)} of ${formatCount(checkouts)} checkouts (${formatShare(ratio(unfiled, checkouts))}) are in no file of orders.`
}
