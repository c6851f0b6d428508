import { Histogram } from '@/components/charts/histogram/histogram'
import { DataTable } from '@/components/ui/data-table'
import { formatDuration, formatTick } from '@/lib/format/format-duration'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { Gap } from '@/lib/funnel/gaps'
import type { GapTimes, TimeBucket } from '@/lib/reports/time-to-step/time-to-step-result'
import { ratio } from '@/lib/stats/ratio'
import { stepColor } from '../step-colors'
import { formatEdge, type Span, toHistogramBars, toHistogramMarks, toLastEdge } from './to-histogram'

type Props = Readonly<{ gap: Gap; times: GapTimes }>

export function GapPicture({ gap, times, span }: Props & { span: Span }) {
  return (
    <Histogram
      label={`${gap.title}: median ${formatDuration(times.medianSeconds)}, mean ${formatDuration(times.meanSeconds)}, 90 % within ${formatDuration(times.p90Seconds)}, ${formatCount(times.pairs)} pairs`}
      color={stepColor(gap.to)}
      bars={toHistogramBars(times, span)}
      lastEdge={toLastEdge(times, span)}
      marks={toHistogramMarks(times, span)}
    />
  )
}

export function GapNumbers({ gap, times }: Props) {
  return (
    <DataTable
      caption={`${gap.title}, in buckets`}
      rows={times.histogram}
      columns={[
        ['Time', nameTime],
        ['Pairs', ({ pairs }) => formatCount(pairs)],
        ['Share', ({ pairs }) => formatShare(ratio(pairs, times.pairs))],
      ]}
    />
  )
}

function nameTime({ fromSeconds, toSeconds }: TimeBucket): string {
  if (toSeconds === null) return `${formatTick(fromSeconds)} or more`
  return `${formatEdge(fromSeconds)} to under ${formatTick(toSeconds)}`
}
