import { formatCount, formatShare, NOTHING } from '@/lib/format/format-number'
import type { ComparedRate } from '@/lib/reports/compare/compare-result'
import { ratio } from '@/lib/stats/ratio'
import { formatInterval } from '../format-interval'

const WIDTH = 72

/** What is believed of a rate over its interval, and in grey the rate as it was counted. */
export function ShrunkCell({ rate: { part, whole, shrunk }, color }: { rate: ComparedRate; color: string }) {
  if (!shrunk || whole === 0) return <span className="text-muted">{NOTHING}</span>
  const raw = ratio(part, whole) ?? 0
  const { share, interval } = shrunk
  const said = `counted ${formatShare(raw)}, ${formatCount(part)} of ${formatCount(whole)}; 95 % interval ${formatInterval(interval)}`
  return (
    <span title={said} className="inline-flex items-center gap-2.5">
      <svg viewBox={`0 0 ${WIDTH} 8`} className="h-2 w-18 overflow-visible max-sm:hidden" aria-hidden="true">
        <path d={`M0 4h${WIDTH}`} stroke="var(--line)" strokeWidth="1" />
        <path
          d={`M${interval.low * WIDTH} 4H${interval.high * WIDTH}`}
          stroke={color}
          strokeWidth="3"
          opacity="0.4"
          strokeLinecap="round"
        />
        <circle
          cx={raw * WIDTH}
          cy="4"
          r="2.5"
          fill="var(--surface)"
          stroke="var(--lost)"
          strokeWidth="1.5"
        />
        <circle cx={share * WIDTH} cy="4" r="3" fill={color} />
      </svg>
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
