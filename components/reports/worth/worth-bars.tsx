import { AmountBars } from '@/components/charts/amount-bars'
import { DataTable } from '@/components/ui/data-table'
import { formatEstimate, formatShare } from '@/lib/format/format-number'
import { WORTH_MEASURES, WORTH_STEPS, type WorthMeasure } from '@/lib/query/worth'
import type { WorthLine } from '@/lib/reports/worth/worth-result'
import { metricColor } from '../metric-format'
import { formatWorth, formatWorthInterval } from './format-worth'

type Props = Readonly<{ lines: readonly WorthLine[]; measure: WorthMeasure }>

const COLORS = {
  view_to_cart: metricColor('cart_per_view'),
  cart_to_checkout: metricColor('checkout_per_cart'),
} as const

/** What reaching the rate that others reach would bring, of the lines as they are ordered. */
export function WorthBars({ lines, measure }: Props) {
  const bars = lines.flatMap((line) => {
    const worth = line.toTarget[measure]
    if (!worth) return []
    return {
      key: `${line.id} ${line.step}`,
      name: line.product,
      detail: `${WORTH_STEPS[line.step].label}: ${formatShare(line.shrunk.share)} now, ${formatShare(line.toReach.share)} to reach`,
      color: COLORS[line.step],
      value: worth.value,
      interval: worth.interval,
      text: formatWorth(worth),
      intervalText: formatWorthInterval(worth),
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

export function WorthBarsNumbers({ lines, measure }: Props) {
  return (
    <DataTable
      caption="What would bring most"
      columns={[
        'Product',
        'Step',
        'Rate now',
        '75th percentile',
        WORTH_MEASURES[measure].label,
        '95 %',
        'Cautiously',
      ]}
      rows={lines.map((line) => {
        const worth = line.toTarget[measure]
        return [
          line.product,
          WORTH_STEPS[line.step].label,
          formatShare(line.shrunk.share),
          formatShare(line.toReach.share),
          formatWorth(worth),
          formatWorthInterval(worth),
          worth ? formatEstimate(worth.cautious) : '',
        ]
      })}
    />
  )
}
