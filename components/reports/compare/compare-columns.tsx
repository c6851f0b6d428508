import { type Column, toColumn } from '@/components/table/column'
import { Small } from '@/components/ui/small'
import { capitalise } from '@/lib/format/capitalise'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { toRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { BREAKDOWNS, type Breakdown } from '@/lib/query/scope'
import type { ComparedRate, CompareLine } from '@/lib/reports/compare/compare-result'
import type { Verdict } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { formatInterval } from '../format-interval'
import { RateMark } from '../rate-mark'
import { stepColor } from '../step-colors'
import { VerdictChip } from '../verdict-chip'

/** Down first when sorted up, up first when sorted down. */
const ORDER: Record<Verdict, number> = { down: 0, "can't tell yet": 1, flat: 2, up: 3 }

/** A rate of every product in two ranges, and what can be said of its change. */
export function listCompareColumns(
  query: ReportQuery,
  metric: string,
  by: Breakdown,
): readonly Column<CompareLine>[] {
  const { part, whole } = toRate(metric, query)
  const many = funnelOf(query).steps[whole]?.words.ofProducts ?? ''
  return [
    toColumn('product', capitalise(BREAKDOWNS[by].one), ({ product }) => product, sayName, { kind: 'text' }),
    toColumn(
      'before',
      'Before',
      ({ before }) => ofCounted(before)?.share ?? null,
      (_, { before }) => <ShrunkCell rate={before} color="var(--lost)" />,
    ),
    toColumn(
      'now',
      'Now',
      ({ now }) => ofCounted(now)?.share ?? null,
      (_, { now }) => <ShrunkCell rate={now} color={stepColor(part)} />,
    ),
    toColumn('at_least', 'At least', ({ now }) => ofCounted(now)?.interval.low ?? null, formatShare),
    toColumn('change', 'Change', ({ change }) => change?.difference ?? null, sayChange),
    toColumn(
      'verdict',
      'Verdict',
      ({ change }) => (change ? ORDER[change.verdict] : null),
      (_, { change }) =>
        change ? (
          <VerdictChip {...change} many={many} />
        ) : (
          <span className="text-muted text-xs">in one range only</span>
        ),
    ),
  ]
}

/** What is believed of a rate; null where nothing was counted. */
function ofCounted({ whole, shrunk }: ComparedRate): ComparedRate['shrunk'] {
  return whole > 0 ? shrunk : null
}

function sayName(product: string, { category }: CompareLine) {
  return (
    <>
      {formatName(product)}
      {category !== null && (
        <span className="block font-normal text-muted text-xs">{formatName(category)}</span>
      )}
    </>
  )
}

function sayChange(difference: number | null, { change }: CompareLine) {
  if (difference === null || !change) return NOTHING
  const { low, high } = change.interval
  return (
    <>
      {formatPoints(difference)}
      <Small>
        {formatPoints(low)} to {formatPoints(high)}
      </Small>
    </>
  )
}

/** What is believed of a rate over its interval, and in grey the rate as it was counted. */
function ShrunkCell({ rate: { part, whole, shrunk }, color }: { rate: ComparedRate; color: string }) {
  if (!shrunk || whole === 0) return <span className="text-muted">{NOTHING}</span>
  const raw = ratio(part, whole) ?? 0
  const { share, interval } = shrunk
  const said = `counted ${formatShare(raw)}, ${formatCount(part)} of ${formatCount(whole)}; 95 % interval ${formatInterval(interval)}`
  return (
    <span title={said} className="inline-flex items-center gap-2.5">
      <RateMark share={share} interval={interval} color={color} counted={raw} className="max-sm:hidden" />
      <span className="text-right">
        <span className="block font-medium">{formatShare(share)}</span>
        <Small>
          {formatShare(raw)} of {formatCount(whole)}
        </Small>
      </span>
      <span className="sr-only"> ({said})</span>
    </span>
  )
}
