import { PartsChart } from '@/components/charts/parts-chart'
import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { unitOf } from '@/lib/query/unit'
import type { FunnelResult } from '@/lib/reports/funnel/funnel-result'
import { ratio } from '@/lib/stats/ratio'
import { stepColor } from '../step-colors'

/** The furthest step of each unit; together they are all that entered. */
export function StandingPicture({ result }: { result: FunnelResult }) {
  const parts = toParts(result)
  const label = `Furthest step: ${parts.map((part) => `${part.label} ${part.count}`).join(', ')}`
  return <PartsChart label={label} parts={parts} />
}

export function StandingNumbers({ result }: { result: FunnelResult }) {
  return (
    <DataTable
      caption="Where people stand"
      rows={toParts(result)}
      columns={[
        ['Furthest step', ({ label }) => label],
        [unitOf(result.query).label, ({ count }) => count],
        ['Share', ({ shareText }) => shareText],
      ]}
    />
  )
}

function toParts(result: FunnelResult) {
  const all = result.steps[0]?.count ?? 0
  const { steps } = funnelOf(result.query)
  return result.steps.map(({ furthest }, place) => {
    const share = ratio(furthest, all)
    return {
      label: steps[place]?.words.furthest ?? '',
      color: stepColor(place),
      share,
      count: formatCount(furthest),
      shareText: formatShare(share),
    }
  })
}
