import { DotPlot } from '@/components/charts/dot-plot'
import { formatShare } from '@/lib/format/format-number'
import { overallName, toRate } from '@/lib/query/metric'
import type { SegmentsResult } from '@/lib/reports/segments/segments-result'
import type { Portion } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { wilson } from '@/lib/stats/wilson'
import { stepColor } from '../step-colors'

type Props = Readonly<{ result: SegmentsResult; sides: readonly [string, string] }>

/** Each rate of both sides with its interval. */
export function SegmentsPicture({ result: { query, lines }, sides: [one, other] }: Props) {
  const overall = overallName(query)
  const line = lines.find(({ rate }) => rate === overall)
  const said = [line?.one, line?.other].map((side) => formatShare(side ? ratio(side.part, side.whole) : null))
  return (
    <DotPlot
      label={`${toRate(overall, query).label.units}: ${one} ${said[0]}, ${other} ${said[1]}`}
      series={[
        { name: one, color: stepColor(toRate(overall, query).part), all: null, allText: one, shortText: one },
        { name: `against ${other}`, color: 'var(--lost)', all: null, allText: other, shortText: other },
      ]}
      rows={lines.map(({ rate, one: now, other: before }) => ({
        name: toRate(rate, query).label.units,
        dots: [now, before].map(toDot),
      }))}
    />
  )
}

function toDot({ part, whole }: Portion) {
  const share = ratio(part, whole)
  return share === null ? null : { share, interval: wilson(part, whole) }
}
