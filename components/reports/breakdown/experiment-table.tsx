import { DataTable } from '@/components/ui/data-table'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import { unitOf } from '@/lib/query/unit'
import type { ExperimentResult } from '@/lib/reports/breakdown/experiment-result'
import { ratio } from '@/lib/stats/ratio'
import { VerdictChip } from '../verdict-chip'

type Ends = Readonly<{ low: number; high: number }>

/** Each arm against the first: its rate, the difference with both intervals, and what can be said of it. */
export function ExperimentTable({ result }: Readonly<{ result: ExperimentResult }>) {
  const { many } = unitOf(result.query)
  return (
    <DataTable
      caption="Arms of the experiment"
      columns={[
        ['Arm', ({ arm }) => formatName(arm)],
        ['Counted', ({ part, whole }) => `${formatCount(part)} of ${formatCount(whole)}`],
        ['Rate', ({ part, whole }) => formatShare(ratio(part, whole))],
        ['Difference', ({ change }) => (change ? formatPoints(change.difference) : NOTHING)],
        ['95 %', ({ change }) => sayEnds(change?.interval)],
        ['95 % at any moment', ({ change }) => sayEnds(change?.always)],
        [
          'Verdict',
          ({ change }) =>
            change ? <VerdictChip {...change} many={many} each="in each arm" /> : 'held against',
        ],
      ]}
      rows={result.arms}
    />
  )
}

function sayEnds(ends: Ends | undefined): string {
  return ends ? `${formatPoints(ends.low)} to ${formatPoints(ends.high)}` : NOTHING
}
