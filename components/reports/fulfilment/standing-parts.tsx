import { formatCount } from '@/lib/format/format-number'
import type { FulfilmentCounts } from '@/lib/reports/fulfilment/fulfilment-result'
import { Parts, type Piece } from '../parts'
import { stepColor } from '../step-colors'

/** Where orders stand, as parts of all. */
export function OrdersPicture({ counts }: { counts: FulfilmentCounts }) {
  const { orders, preparing, shipped, delivered, otherwise } = counts
  const { cancelled = 0, refunded = 0, returned = 0 } = counts
  const seldom = [
    { label: 'Cancelled', count: cancelled, color: 'var(--lost)' },
    { label: 'Refunded', count: refunded, color: 'var(--lost)', hatched: true },
    { label: 'Returned', count: returned, color: 'var(--lost)' },
    { label: 'Something else', count: otherwise, color: 'var(--lost)' },
  ]
  const pieces = [
    { label: 'Preparing', count: preparing, color: 'var(--accent)', hatched: true },
    { label: 'On the way', count: shipped - delivered, color: stepColor(0) },
    { label: 'Delivered', count: delivered, color: stepColor(3) },
    ...seldom.filter(({ count }) => count > 0),
  ]
  return <Parts whole={orders} label={sayParts(orders, 'orders', pieces)} pieces={pieces} />
}

/** What became of the promises, as parts of all that were made. */
export function PromisesPicture({ counts }: { counts: FulfilmentCounts }) {
  const { promised, decided, late, open, promiseUntold, promiseContradictory = 0 } = counts
  const seldom = [
    { label: 'Nobody knows', count: promiseUntold, color: 'var(--lost)' },
    { label: 'Cannot be', count: promiseContradictory, color: 'var(--lost)', hatched: true },
  ]
  const pieces = [
    { label: 'In time', count: decided - late, color: stepColor(3) },
    { label: 'Late', count: late, color: 'var(--bad)' },
    { label: 'Still open', count: open, color: 'var(--accent)', hatched: true },
    ...seldom.filter(({ count }) => count > 0),
  ]
  return <Parts whole={promised} label={sayParts(promised, 'promised orders', pieces)} pieces={pieces} />
}

function sayParts(whole: number, what: string, pieces: readonly Piece[]): string {
  const said = pieces.map(({ label, count }) => `${label.toLowerCase()} ${formatCount(count)}`)
  return `Of ${formatCount(whole)} ${what}: ${said.join(', ')}`
}
