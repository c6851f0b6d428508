import { Histogram } from '@/components/charts/histogram/histogram'
import { DataTable } from '@/components/ui/data-table'
import { formatDuration, formatTick } from '@/lib/format/format-duration'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { Gap } from '@/lib/funnel/gaps'
import type { GapTimes } from '@/lib/reports/time-to-step/time-to-step-result'
import { ratio } from '@/lib/stats/ratio'
import { stepColor } from '../step-colors'
import { type Span, toHistogramBars, toHistogramMarks, toLastEdge } from './to-histogram'

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
      columns={['Time', 'Pairs', 'Share']}
      rows={times.histogram.map(({ fromSeconds, toSeconds, pairs }) => [
        toSeconds === null
          ? `${formatTick(fromSeconds)} or more`
          : `${fromSeconds === 0 ? '0' : formatTick(fromSeconds)} to under ${formatTick(toSeconds)}`,
        formatCount(pairs),
        formatShare(ratio(pairs, times.pairs)),
      ])}
    />
  )
}
