import { formatCount, formatShare, NOTHING } from '@/lib/format/format-number'
import type { Rate } from '@/lib/reports/products/products-result'
import { formatInterval } from '../format-interval'

type Props = Readonly<{ rate: Rate; part: number; whole: number; color: string; all: number | null }>

const WIDTH = 72

/** A rate over its interval, both on a scale from 0 to 100 %; the counts are a hover away and read out. */
export function RateCell({ rate: { share, interval }, part, whole, color, all }: Props) {
  if (share === null) return <span className="text-muted">{NOTHING}</span>
  const counts = `${formatCount(part)} of ${formatCount(whole)}, 95 % interval ${formatInterval(interval)}`
  return (
    <span title={counts} className="inline-flex items-center gap-2.5">
      <svg viewBox={`0 0 ${WIDTH} 8`} className="h-2 w-18 overflow-visible" aria-hidden="true">
        <path d={`M0 4h${WIDTH}`} stroke="var(--line)" strokeWidth="1" />
        {all !== null && <path d={`M${all * WIDTH} 0v8`} stroke="var(--lost)" strokeWidth="1.5" />}
        {interval && (
          <path
            d={`M${interval.low * WIDTH} 4H${interval.high * WIDTH}`}
            stroke={color}
            strokeWidth="3"
            opacity="0.4"
            strokeLinecap="round"
          />
        )}
        <circle cx={share * WIDTH} cy="4" r="3" fill={color} />
      </svg>
      <span className="w-9">{formatShare(share)}</span>
      <span className="sr-only"> ({counts})</span>
    </span>
  )
}
