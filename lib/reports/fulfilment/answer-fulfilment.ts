import { formatDuration } from '@/lib/format/format-duration'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { type Sentences, say, strong } from '../sentences'
import type { FulfilmentCounts } from './fulfilment-result'

/** "Half of 1,204 orders ship within 1 d 4 h of their checkout, nine of ten within 3 d; half are delivered within 4 d." */
export function answerShipTime({ orders, toShipped, toDelivered }: FulfilmentCounts): Sentences {
  if (!toShipped.median) {
    return say`No shipment was known of ${orders === 1 ? 'this order' : `these ${formatCount(orders)} orders`}, so there is no time to tell.`
  }
  const [median, p90] = [formatDuration(toShipped.median.seconds), formatDuration(toShipped.p90Seconds)]
  const shipped = say`Half of ${formatCount(toShipped.orders)} orders ship within ${strong(median)} of their checkout, nine of ten within ${strong(p90)}.`
  if (!toDelivered.median) return [...shipped, ...say` None was known to be delivered.`]
  const delivered = strong(formatDuration(toDelivered.median.seconds))
  return [...shipped, ...say` Half are delivered within ${delivered}.`]
}

/** "12 % of 840 promises were broken: 101 orders came after their time, or had not come when it was over." */
export function answerLate(counts: FulfilmentCounts): Sentences {
  const { promised, decided, late, lateShare, lateInterval, open } = counts
  if (promised === 0) return say`No time of delivery was promised for these orders, so none can be late.`
  if (decided === 0 || !lateInterval) return sayUndecided(promised, open)
  const between = `${formatShare(lateInterval.low)} to ${formatShare(lateInterval.high)}`
  const share = say`${strong(formatShare(lateShare))} of ${formatCount(decided)} promises were broken (95 %: ${between}): ${sayLate(late)}.`
  return open === 0
    ? share
    : [...share, ...say` ${formatCount(open)} more ${open === 1 ? 'is' : 'are'} still open.`]
}

function sayUndecided(promised: number, open: number): Sentences {
  if (open > 0)
    return say`Nothing is decided yet: ${formatCount(open)} promised orders are neither delivered nor past their time.`
  const orders = promised === 1 ? 'the promised order' : `the ${formatCount(promised)} promised orders`
  return say`Nothing can be told of ${orders}: what is known contradicts itself, or does not say when.`
}

function sayLate(late: number): string {
  if (late === 0) return 'every order came in time'
  const [orders, had] = late === 1 ? ['1 order', 'it'] : [`${formatCount(late)} orders`, 'they']
  return `${orders} came after the time that was promised, or had not come when ${had} should have`
}
