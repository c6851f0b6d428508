import { Histogram } from '@/components/charts/histogram/histogram'
import { DataTable } from '@/components/ui/data-table'
import { formatDuration, formatTick } from '@/lib/format/format-duration'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { placeOfKey } from '@/lib/funnel/steps'
import type { GapTimes } from '@/lib/reports/time-to-step/time-to-step-result'
import { ratio } from '@/lib/stats/ratio'
import { stepColor } from '../step-colors'
import { type Span, toHistogramBars, toHistogramMarks, toLastEdge } from './to-histogram'

export function GapPicture({ gap, span }: { gap: GapTimes; span: Span }) {
  return (
    <Histogram
      label={`${nameGap(gap)}: median ${formatDuration(gap.medianSeconds)}, mean ${formatDuration(gap.meanSeconds)}, 90 % within ${formatDuration(gap.p90Seconds)}, ${formatCount(gap.pairs)} pairs`}
      color={stepColor(placeOfKey(PRODUCT_FUNNEL, gap.toStep))}
      bars={toHistogramBars(gap, span)}
      lastEdge={toLastEdge(gap, span)}
      marks={toHistogramMarks(gap, span)}
    />
  )
}

export function GapNumbers({ gap }: { gap: GapTimes }) {
  return (
    <DataTable
      caption={`${nameGap(gap)}, in buckets`}
      columns={['Time', 'Pairs', 'Share']}
      rows={gap.histogram.map(({ fromSeconds, toSeconds, pairs }) => [
        toSeconds === null
          ? `${formatTick(fromSeconds)} or more`
          : `${fromSeconds === 0 ? '0' : formatTick(fromSeconds)} to under ${formatTick(toSeconds)}`,
        formatCount(pairs),
        formatShare(ratio(pairs, gap.pairs)),
      ])}
    />
  )
}

/** `Viewed to added to cart`. */
export function nameGap({ fromStep, toStep }: Pick<GapTimes, 'fromStep' | 'toStep'>): string {
  return `${labelOf(fromStep)} to ${labelOf(toStep).toLowerCase()}`
}

function labelOf(key: string): string {
  return PRODUCT_FUNNEL.steps[placeOfKey(PRODUCT_FUNNEL, key)]?.words.label ?? key
}
