import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatShare, NOTHING } from '@/lib/format/format-number'
import { STEPS } from '@/lib/query/step'
import { UNITS } from '@/lib/query/unit'
import type { FunnelResult } from '@/lib/reports/funnel/funnel-result'
import { formatInterval } from '../format-interval'

type Props = Readonly<{ result: FunnelResult; previous: FunnelResult | null }>

export function FunnelNumbers({ result, previous }: Props) {
  const unit = UNITS[result.query.unit].label
  const columns = ['Step', unit, 'Of step before', '95 %', 'Of viewed', '95 %\u00a0', 'Lost', 'Furthest step']
  const rows = result.steps.map((step, index) => [
    STEPS[step.step].label,
    formatCount(step.count),
    formatShare(step.stepRate),
    formatInterval(step.stepInterval) || NOTHING,
    formatShare(step.overallRate),
    formatInterval(step.overallInterval) || NOTHING,
    step.dropOff === null ? NOTHING : formatCount(step.dropOff),
    formatCount(step.furthest),
    ...(previous
      ? [
          formatCount(previous.steps[index]?.count ?? 0),
          formatShare(previous.steps[index]?.overallRate ?? null),
        ]
      : []),
  ])
  return (
    <DataTable
      caption="The funnel in numbers"
      columns={previous ? [...columns, `${unit} before`, 'Of viewed before'] : columns}
      rows={rows}
    />
  )
}
