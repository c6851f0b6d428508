import { formatCount, formatShare, NOTHING } from '@/lib/format/format-number'
import { type Counted, intervalOf, portionOf } from '@/lib/funnel/metrics'
import { type Rate, rateOf } from '@/lib/funnel/rates'
import { formatInterval } from './format-interval'
import { RateMark } from './rate-mark'
import { stepColor } from './step-colors'

/** `all` are the counts of the whole; null in its own row. */
type CellProps = Readonly<{ line: Counted; rate: Rate; all: Counted | null }>

/** A rate over its interval, both on a scale from 0 to 100 %; the counts are a hover away and read out. */
export function RateCell({ line, rate, all }: CellProps) {
  const share = rateOf(line.reached, rate)
  if (share === null) return <span className="text-muted">{NOTHING}</span>
  const { part, whole } = portionOf(line.reached, rate)
  const interval = intervalOf(line.reached, rate)
  const counts = `${formatCount(part)} of ${formatCount(whole)}, 95 % interval ${formatInterval(interval)}`
  return (
    <span title={counts} className="inline-flex items-center gap-2.5">
      <RateMark
        share={share}
        interval={interval}
        color={stepColor(rate.part)}
        against={all && rateOf(all.reached, rate)}
      />
      <span className="w-9">{formatShare(share)}</span>
      <span className="sr-only"> ({counts})</span>
    </span>
  )
}
