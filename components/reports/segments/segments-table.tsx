import { DataTable } from '@/components/ui/data-table'
import { Small } from '@/components/ui/small'
import { formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import { toRate } from '@/lib/query/metric'
import { unitOf } from '@/lib/query/unit'
import type { SegmentsResult } from '@/lib/reports/segments/segments-result'
import type { Portion, ShareChange } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { VerdictChip } from '../verdict-chip'

const LONGEST_HEAD = 24

type Props = Readonly<{ result: SegmentsResult; sides: readonly [string, string] }>

/** Each rate of both sides, how they differ, and what can be said of it. */
export function SegmentsTable({ result: { query, lines }, sides }: Props) {
  const { many } = unitOf(query)
  const heads = sides.map((side) =>
    side.length > LONGEST_HEAD ? `${side.slice(0, LONGEST_HEAD - 1)}…` : side,
  )
  const [one = '', other = ''] = heads[0] === heads[1] ? ['First', 'Second'] : heads
  return (
    <DataTable
      caption="Both sides in numbers"
      columns={[
        ['Rate', ({ rate }) => toRate(rate, query).label.units],
        [one, (line) => <Rate of={line.one} />],
        [other, (line) => <Rate of={line.other} />],
        ['Difference', ({ change }) => (change ? <Difference of={change} /> : NOTHING)],
        [
          'Verdict',
          ({ change }) =>
            change ? (
              <VerdictChip {...change} beyondChance={null} many={many} each="on each side" />
            ) : (
              NOTHING
            ),
        ],
        ['On both sides', ({ both }) => formatCount(both)],
      ]}
      rows={lines}
    />
  )
}

function Rate({ of: { part, whole } }: Readonly<{ of: Portion }>) {
  return (
    <>
      {formatShare(ratio(part, whole))}
      <Small>
        {formatCount(part)} of {formatCount(whole)}
      </Small>
    </>
  )
}

function Difference({ of: { difference, interval } }: Readonly<{ of: ShareChange }>) {
  return (
    <>
      {formatPoints(difference)}
      <Small>
        {formatPoints(interval.low)} to {formatPoints(interval.high)}
      </Small>
    </>
  )
}
