import { shorten } from '@/components/charts/bar-list'
import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import { toRate } from '@/lib/query/metric'
import { unitOf } from '@/lib/query/unit'
import type { SegmentsResult } from '@/lib/reports/segments/segments-result'
import type { Portion } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { VerdictChip } from '../verdict-chip'

const LONGEST_HEAD = 28

type Props = Readonly<{ result: SegmentsResult; sides: readonly [string, string] }>

/** Each rate of both sides, how they differ, and what can be said of it. */
export function SegmentsTable({ result: { query, lines }, sides }: Props) {
  const { many } = unitOf(query)
  const heads = sides.map((side) => shorten(side, LONGEST_HEAD))
  const [one = '', other = ''] = heads[0] === heads[1] ? ['First', 'Second'] : heads
  return (
    <DataTable
      caption="Both sides in numbers"
      columns={[
        ['Rate', ({ rate }) => toRate(rate, query).label.units],
        [one, (line) => sayPortion(line.one)],
        [other, (line) => sayPortion(line.other)],
        ['On both sides', ({ both }) => formatCount(both)],
        ['Difference', ({ change }) => (change ? formatPoints(change.difference) : NOTHING)],
        ['95 %', ({ change }) => (change ? sayEnds(change.interval) : NOTHING)],
        [
          'Verdict',
          ({ change }) =>
            change ? (
              <VerdictChip {...change} beyondChance={null} many={many} each="on each side" />
            ) : (
              NOTHING
            ),
        ],
      ]}
      rows={lines}
    />
  )
}

function sayPortion({ part, whole }: Portion): string {
  return `${formatShare(ratio(part, whole))}, ${formatCount(part)} of ${formatCount(whole)}`
}

function sayEnds({ low, high }: Readonly<{ low: number; high: number }>): string {
  return `${formatPoints(low)} to ${formatPoints(high)}`
}
