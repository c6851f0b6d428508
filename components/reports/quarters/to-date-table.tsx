import { ScrollBox } from '@/components/ui/scroll-box'
import { Small } from '@/components/ui/small'
import { formatRange } from '@/lib/format/format-day'
import { NOTHING } from '@/lib/format/format-number'
import type { Metric } from '@/lib/funnel/metrics'
import { toMetric } from '@/lib/query/metric'
import { unitOf } from '@/lib/query/unit'
import type { ToDateLine, ToDateResult } from '@/lib/reports/to-date/to-date-result'
import { formatMetric, formatMetricBound, formatMetricChange } from '../metric-format'
import { VerdictChip } from '../verdict-chip'

const HEAD = 'border-line border-b py-2 align-bottom font-medium text-muted'
const CELL = 'border-line border-b py-2 pl-4 text-right align-top whitespace-nowrap'
/** What a range is held against begins where its head does. */
const BEFORE = 'border-line border-b py-2 pl-8 text-left align-top whitespace-nowrap'

/** Every metric now, beside what it was, with the change and what can be said of it. */
export function ToDateTable({ result }: { result: ToDateResult }) {
  const { many } = unitOf(result.query)
  return (
    <ScrollBox label="Every metric, now and before">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">Every metric, now and before, counted in {many}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} text-left`}>
              Metric
            </th>
            <th scope="col" className={`${HEAD} pl-4 text-right`}>
              Now
            </th>
            {result.ranges.map((range) => (
              <th key={range.from} scope="colgroup" colSpan={2} className={`${HEAD} pl-8 text-left`}>
                {formatRange(range)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.lines.map((line) => (
            <MetricRow key={line.metric} line={line} query={result.query} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function MetricRow({ line, query }: { line: ToDateLine; query: ToDateResult['query'] }) {
  const { many } = unitOf(query)
  const { now, against } = line
  const metric = toMetric(line.metric, query)
  return (
    <tr>
      <th scope="row" className="min-w-36 border-line border-b py-2 text-left align-top font-medium">
        {metric.label}
      </th>
      <td className={`${CELL} font-semibold`}>{formatMetric(metric, now.value)}</td>
      {against.map((before, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the ranges are not moved
        <Against key={index} metric={metric} before={before} many={many} />
      ))}
    </tr>
  )
}

type AgainstProps = Readonly<{
  metric: Metric
  before: ToDateLine['against'][number]
  many: string
}>

function Against({ metric, before: { value, change }, many }: AgainstProps) {
  if (value === null || !change) {
    return (
      <td className={`${BEFORE} text-muted`} colSpan={2}>
        {value === null ? NOTHING : formatMetric(metric, value)}
      </td>
    )
  }
  const { difference, interval, verdict } = change
  return (
    <>
      <td className={BEFORE}>{formatMetric(metric, value)}</td>
      <td className={CELL}>
        <span className="inline-flex items-start gap-3">
          <span>
            {formatMetricChange(metric, value, difference)}
            {interval && (
              <Small>
                {formatMetricBound(metric, interval.low)} to {formatMetricBound(metric, interval.high)}
              </Small>
            )}
          </span>
          {verdict && (
            <VerdictChip {...change} verdict={verdict} many={many} isTime={metric.kind === 'seconds'} />
          )}
        </span>
      </td>
    </>
  )
}
