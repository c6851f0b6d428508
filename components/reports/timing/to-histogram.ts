import type { HistogramBar } from '@/components/charts/histogram/histogram'
import type { HistogramMark } from '@/components/charts/histogram/histogram-marks'
import { formatDuration, formatTick } from '@/lib/format/format-duration'
import { formatCompact, formatCount } from '@/lib/format/format-number'
import type { GapTimes, TimeBucket } from '@/lib/reports/time-to-step/time-to-step-result'

export type Span = Readonly<{ first: number; end: number }>

/** The buckets to draw, the same for all gaps so that they can be laid side by side: from the first that any fills to the last. */
export function toCommonSpan(gaps: readonly GapTimes[]): Span {
  const filled = gaps.flatMap((gap) =>
    gap.histogram.flatMap((bucket, index) => (bucket.pairs > 0 ? [index] : [])),
  )
  const last = Math.max(...gaps.map((gap) => gap.histogram.length - 1), 0)
  if (filled.length === 0) return { first: 0, end: last + 1 }
  return { first: Math.max(0, Math.min(...filled) - 1), end: Math.min(last, Math.max(...filled) + 1) + 1 }
}

export function toHistogramBars(gap: GapTimes, { first, end }: Span): HistogramBar[] {
  return gap.histogram.slice(first, end).map((bucket) => ({
    edge: formatEdge(bucket.fromSeconds),
    height: bucket.pairs,
    text: formatCount(bucket.pairs),
    shortText: formatCompact(bucket.pairs),
  }))
}

/** Where the right end of the axis is; null when the last bucket has none. */
export function toLastEdge(gap: GapTimes, { end }: Span): string | null {
  const seconds = gap.histogram[end - 1]?.toSeconds
  return seconds == null ? null : formatEdge(seconds)
}

/** Median first and strongest, then mean and p90; none without pairs. */
export function toHistogramMarks(gap: GapTimes, { first }: Span): HistogramMark[] {
  const values = [
    { name: 'median', seconds: gap.medianSeconds, strong: true },
    { name: 'mean', seconds: gap.meanSeconds, strong: false },
    { name: '90 % within', seconds: gap.p90Seconds, strong: false },
  ]
  return values.flatMap(({ name, seconds, strong }) =>
    seconds === null
      ? []
      : [
          {
            position: toPosition(gap.histogram, seconds) - first,
            text: `${name} ${formatDuration(seconds)}`,
            strong,
          },
        ],
  )
}

/** Counted in buckets; within one the seconds lie evenly. In the open one the middle stands for all. */
function toPosition(histogram: readonly TimeBucket[], seconds: number): number {
  const index = histogram.findLastIndex((bucket) => bucket.fromSeconds <= seconds)
  const bucket = histogram[index]
  if (!bucket) return 0
  if (bucket.toSeconds === null) return index + 0.5
  return index + (seconds - bucket.fromSeconds) / (bucket.toSeconds - bucket.fromSeconds)
}

export function formatEdge(seconds: number): string {
  return seconds === 0 ? '0' : formatTick(seconds)
}
