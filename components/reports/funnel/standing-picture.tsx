import { PartsChart } from '@/components/charts/parts-chart'
import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { StepName } from '@/lib/query/step'
import { UNITS } from '@/lib/query/unit'
import type { FunnelResult } from '@/lib/reports/funnel/funnel-result'
import { ratio } from '@/lib/stats/ratio'
import { STEP_COLORS } from '../step-colors'

const LABELS: Record<StepName, string> = {
  viewed: 'Viewed only',
  added_to_cart: 'Left in the cart',
  checked_out: 'Checked out',
  shipped: 'Shipped',
}

/** The furthest step of each unit; together they are all that viewed. */
export function StandingPicture({ result }: { result: FunnelResult }) {
  const parts = toParts(result)
  const label = `Furthest step: ${parts.map((part) => `${part.label} ${part.count}`).join(', ')}`
  return <PartsChart label={label} parts={parts} />
}

export function StandingNumbers({ result }: { result: FunnelResult }) {
  return (
    <DataTable
      caption="Where people stand"
      columns={['Furthest step', UNITS[result.query.unit].label, 'Share']}
      rows={toParts(result).map((part) => [part.label, part.count, part.shareText])}
    />
  )
}

function toParts(result: FunnelResult) {
  const all = result.steps[0]?.count ?? 0
  return result.steps.map(({ step, furthest }) => {
    const share = ratio(furthest, all)
    return {
      label: LABELS[step],
      color: STEP_COLORS[step],
      share,
      count: formatCount(furthest),
      shareText: formatShare(share),
    }
  })
}
