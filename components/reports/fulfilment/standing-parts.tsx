import { PartsChart } from '@/components/charts/parts-chart'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { FulfilmentCounts } from '@/lib/reports/fulfilment/fulfilment-result'
import { ratio } from '@/lib/stats/ratio'
import { stepColor } from '../step-colors'

type Piece = Readonly<{ label: string; count: number; color: string; hatched?: boolean }>

/** Where orders stand, as parts of all. */
export function OrdersPicture({ counts }: { counts: FulfilmentCounts }) {
  const {
    orders,
    preparing,
    shipped,
    delivered,
    cancelled = 0,
    refunded = 0,
    returned = 0,
    otherwise,
  } = counts
  const calledOff = [
    { label: 'Cancelled', count: cancelled, color: 'var(--lost)' },
    { label: 'Refunded', count: refunded, color: 'var(--lost)', hatched: true },
    { label: 'Returned', count: returned, color: 'var(--lost)' },
  ]
  return (
    <Parts
      whole={orders}
      what="orders"
      pieces={[
        { label: 'Preparing', count: preparing, color: 'var(--accent)', hatched: true },
        { label: 'On the way', count: shipped - delivered, color: stepColor(0) },
        { label: 'Delivered', count: delivered, color: stepColor(3) },
        ...calledOff.filter(({ count }) => count > 0),
        ...(otherwise > 0 ? [{ label: 'Something else', count: otherwise, color: 'var(--lost)' }] : []),
      ]}
    />
  )
}

/** What became of the promises, as parts of all that were made. */
export function PromisesPicture({ counts }: { counts: FulfilmentCounts }) {
  const { promised, decided, late, open, promiseUntold, promiseContradictory = 0 } = counts
  return (
    <Parts
      whole={promised}
      what="promised orders"
      pieces={[
        { label: 'In time', count: decided - late, color: stepColor(3) },
        { label: 'Late', count: late, color: 'var(--bad)' },
        { label: 'Still open', count: open, color: 'var(--accent)', hatched: true },
        ...(promiseUntold > 0 ? [{ label: 'Nobody knows', count: promiseUntold, color: 'var(--lost)' }] : []),
        ...(promiseContradictory > 0
          ? [{ label: 'Cannot be', count: promiseContradictory, color: 'var(--lost)', hatched: true }]
          : []),
      ]}
    />
  )
}

function Parts({ whole, what, pieces }: { whole: number; what: string; pieces: readonly Piece[] }) {
  const said = pieces.map(({ label, count }) => `${label.toLowerCase()} ${formatCount(count)}`)
  return (
    <PartsChart
      label={`Of ${formatCount(whole)} ${what}: ${said.join(', ')}`}
      parts={pieces.map(({ count, ...piece }) => ({
        ...piece,
        share: ratio(count, whole),
        count: formatCount(count),
        shareText: formatShare(ratio(count, whole)),
      }))}
    />
  )
}
