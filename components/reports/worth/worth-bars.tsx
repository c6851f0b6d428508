import { AmountBars } from '@/components/charts/amount-bars'
import { DataTable } from '@/components/ui/data-table'
import { formatMoneyEstimate } from '@/lib/format/format-money'
import { formatShare } from '@/lib/format/format-number'
import { WORTH_MEASURES, type WorthMeasure } from '@/lib/query/unit'
import type { GapLine } from '@/lib/reports/worth/worth-result'
import { stepColor } from '../step-colors'
import { formatWorth, formatWorthInterval } from './format-worth'

type Props = Readonly<{
  lines: readonly GapLine[]
  measure: WorthMeasure
  /** Of the measure; null where it is none of money, or nobody said one. */
  currency: string | null
}>

/** What reaching the rate that others reach would bring, of the lines as they are ordered. */
export function WorthBars({ lines, measure, currency }: Props) {
  const bars = lines.flatMap((line) => {
    const worth = line.toTarget[measure]
    if (!worth) return []
    return {
      key: `${line.id} ${line.step}`,
      name: line.product,
      detail: `${line.gap.label}: ${formatShare(line.shrunk.share)} now, ${formatShare(line.toReach.share)} to reach`,
      color: stepColor(line.gap.to),
      value: worth.value,
      interval: worth.interval,
      text: formatWorth(worth, currency),
      intervalText: formatWorthInterval(worth, currency),
    }
  })
  const said = bars.map(({ name, detail, text }) => `${name}, ${detail}: ${text}`).join('; ')
  return (
    <AmountBars
      label={`${WORTH_MEASURES[measure].label} a quarter by reaching the 75th percentile: ${said}`}
      bars={bars}
    />
  )
}

export function WorthBarsNumbers({ lines, measure, currency }: Props) {
  return (
    <DataTable
      caption="What would bring most"
      rows={lines}
      columns={[
        ['Product', ({ product }) => product],
        ['Step', ({ gap }) => gap.label],
        ['Rate now', ({ shrunk }) => formatShare(shrunk.share)],
        ['75th percentile', ({ toReach }) => formatShare(toReach.share)],
        [WORTH_MEASURES[measure].label, ({ toTarget }) => formatWorth(toTarget[measure], currency)],
        ['95 %', ({ toTarget }) => formatWorthInterval(toTarget[measure], currency)],
        [
          'Cautiously',
          ({ toTarget: { [measure]: worth } }) =>
            worth ? formatMoneyEstimate(worth.cautious, currency) : '',
        ],
      ]}
    />
  )
}
