import { type Column, toColumn } from '@/components/table/column'
import { NameLink } from '@/components/ui/name-link'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { Funnel } from '@/lib/funnel/definition'
import { listMetrics, metricValue } from '@/lib/funnel/metrics'
import { listProductMetrics } from '@/lib/funnel/product-metrics'
import { isMet } from '@/lib/query/attribute'
import type { BreakdownPart, BreakdownResult } from '@/lib/reports/breakdown/breakdown-result'
import { RateCell } from '../rate-cell'
import { sayPart } from './say-part'

type Props = Readonly<{
  funnel: Funnel
  result: BreakdownResult
  /** The same page narrowed to a part; null where the reader may not choose, or it is no one value. */
  href: (part: BreakdownPart) => string | null
}>

/** Of each part how many reached each step, and the rates against the whole. */
export function listBreakdownColumns({ funnel, result, href }: Props): readonly Column<BreakdownPart>[] {
  const { own } = listProductMetrics(funnel)
  const shown = new Set(own.map(({ name }) => name))
  const metrics = result.names.some(isMet) ? own : listMetrics(funnel).filter(({ name }) => shown.has(name))
  return [
    {
      name: 'value',
      label: formatName(result.names[0] ?? ''),
      kind: 'text',
      value: ({ first }) => first.label,
      ...(result.names[0] === 'weekday' && { order: (part) => result.parts.indexOf(part) }),
      cell: (part) => <NameLink name={sayPart(part.first, part.values)} href={href(part)} isQuiet />,
    },
    ...metrics.map((metric) =>
      toColumn<BreakdownPart, number | null>(
        metric.name,
        metric.label,
        (part) => metricValue(part, metric),
        (value, part) =>
          metric.kind === 'rate' ? (
            <RateCell line={part} rate={metric.rate} all={result.whole} />
          ) : (
            formatCount(value ?? 0)
          ),
      ),
    ),
    toColumn(
      'at_least',
      'At least',
      ({ atLeast }) => atLeast,
      (share) => formatShare(share),
    ),
  ]
}
