import { formatCount, formatShare, NOTHING } from '@/lib/format/format-number'
import type { ComparedRate } from '@/lib/reports/compare/compare-result'
import { ratio } from '@/lib/stats/ratio'
import { formatInterval } from '../format-interval'
import { RateMark } from '../rate-mark'

/** What is believed of a rate over its interval, and in grey the rate as it was counted. */
export function ShrunkCell({ rate: { part, whole, shrunk }, color }: { rate: ComparedRate; color: string }) {
  if (!shrunk || whole === 0) return <span className="text-muted">{NOTHING}</span>
  const raw = ratio(part, whole) ?? 0
  const { share, interval } = shrunk
  const said = `counted ${formatShare(raw)}, ${formatCount(part)} of ${formatCount(whole)}; 95 % interval ${formatInterval(interval)}`
  return (
    <span title={said} className="inline-flex items-center gap-2.5">
      <RateMark share={share} interval={interval} color={color} counted={raw} className="max-sm:hidden" />
      <span className="text-right">
        <span className="block font-medium">{formatShare(share)}</span>
        <span className="block text-muted text-xs">
          {formatShare(raw)} of {formatCount(whole)}
        </span>
      </span>
      <span className="sr-only"> ({said})</span>
    </span>
  )
}
