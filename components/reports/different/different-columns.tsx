import { type Column, toColumn } from '@/components/table/column'
import { Small } from '@/components/ui/small'
import { toCounting } from '@/lib/format/counting'
import { formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import { toRate } from '@/lib/query/metric'
import { unitOf } from '@/lib/query/unit'
import type { DifferentLine, DifferentResult } from '@/lib/reports/different/different-result'
import type { Portion } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { wilson } from '@/lib/stats/wilson'
import { RateMark } from '../rate-mark'
import { stepColor } from '../step-colors'
import { VerdictChip } from '../verdict-chip'

/** What some have, how many those are, and how their rate differs from that of the others. */
export function listDifferentColumns({
  query,
  metric,
  oneIn = 1,
}: Pick<DifferentResult, 'query' | 'metric' | 'oneIn'>): readonly Column<DifferentLine>[] {
  const { label, many } = unitOf(query)
  const { part } = toRate(metric, query)
  const rate = ({ part, whole }: Portion) => ratio(part, whole)
  return [
    toColumn('has', 'What they have', ({ label }) => label, String, { kind: 'text' }),
    toColumn('count', label, ({ have }) => have.whole, toCounting(oneIn).say),
    toColumn(
      'rate',
      'Rate with it',
      ({ have }) => rate(have),
      (share, { have }) => <RateCell share={share} portion={have} color={stepColor(part)} />,
    ),
    toColumn(
      'others',
      'Of the others',
      ({ others }) => rate(others),
      (share, { others }) => <RateCell share={share} portion={others} color="var(--lost)" />,
    ),
    toColumn('difference', 'Difference', ({ change }) => change?.difference ?? null, sayDifference),
    toColumn(
      'verdict',
      'Verdict',
      ({ strength }) => strength,
      (_, { change }) => (change ? <VerdictChip {...change} many={many} /> : NOTHING),
    ),
  ]
}

function RateCell({ share, portion, color }: { share: number | null; portion: Portion; color: string }) {
  if (share === null) return NOTHING
  return (
    <span
      title={`${formatCount(portion.part)} of ${formatCount(portion.whole)}`}
      className="inline-flex items-center gap-2.5"
    >
      <RateMark
        share={share}
        interval={wilson(portion.part, portion.whole)}
        color={color}
        className="max-sm:hidden"
      />
      <span className="w-9">{formatShare(share)}</span>
    </span>
  )
}

function sayDifference(difference: number | null, { change }: DifferentLine) {
  if (difference === null || !change) return NOTHING
  return (
    <>
      {formatPoints(difference)}
      <Small>
        {formatPoints(change.interval.low)} to {formatPoints(change.interval.high)}
      </Small>
    </>
  )
}
