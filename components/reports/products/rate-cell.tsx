import { formatCount, formatShare, NOTHING } from '@/lib/format/format-number'
import { type Counted, intervalOf, portionOf } from '@/lib/funnel/metrics'
import { type Rate, rateOf } from '@/lib/funnel/rates'
import { formatInterval } from '../format-interval'
import { stepColor } from '../step-colors'

/** `all` are the counts of all products; null in their own row. */
type Props = Readonly<{ line: Counted; rate: Rate; all: Counted | null }>

const WIDTH = 72

/** A rate over its interval, both on a scale from 0 to 100 %; the counts are a hover away and read out. */
export function RateCell({ line, rate, all }: Props) {
  const share = rateOf(line.reached, rate)
  if (share === null) return <span className="text-muted">{NOTHING}</span>
  const { part, whole } = portionOf(line.reached, rate)
  const interval = intervalOf(line.reached, rate)
  const shareOfAll = all && rateOf(all.reached, rate)
  const color = stepColor(rate.part)
  const counts = `${formatCount(part)} of ${formatCount(whole)}, 95 % interval ${formatInterval(interval)}`
  return (
    <span title={counts} className="inline-flex items-center gap-2.5">
      <svg viewBox={`0 0 ${WIDTH} 8`} className="h-2 w-18 overflow-visible" aria-hidden="true">
        <path d={`M0 4h${WIDTH}`} stroke="var(--line)" strokeWidth="1" />
        {shareOfAll !== null && (
          <path d={`M${shareOfAll * WIDTH} 0v8`} stroke="var(--lost)" strokeWidth="1.5" />
        )}
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
