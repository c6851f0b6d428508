import { HeatMap } from '@/components/charts/heat-map'
import { WorthBars } from '@/components/charts/worth-bars'
import { DataTable } from '@/components/ui/data-table'
import { formatShare } from '@/lib/format/format-number'
import type { WorthLine } from '@/lib/reports/worth/worth-result'
import { STEP_COLORS } from '../step-colors'
import type { WorthBy } from './worth-columns'
import { formatAmount } from './worth-table'

type StepLabels = Readonly<Record<WorthLine['step'], string>>

const COLORS: Record<WorthLine['step'], string> = {
  view_to_cart: STEP_COLORS.added_to_cart,
  cart_to_checkout: STEP_COLORS.checked_out,
}

const NOTHING_SURE = { low: 0, high: 0 }

function amountOf({ toGoal }: WorthLine, by: WorthBy) {
  return by === 'orders'
    ? { amount: toGoal.orders, interval: toGoal.interval }
    : { amount: toGoal.revenue ?? 0, interval: toGoal.revenueInterval ?? NOTHING_SURE }
}

type Props = Readonly<{ lines: readonly WorthLine[]; by: WorthBy; stepLabels: StepLabels }>

/** The most worth first, in orders or in revenue. */
export function WorthPicture({ lines, by, stepLabels }: Props) {
  const bars = lines.map((line) => ({
    key: `${line.id} ${line.step}`,
    name: line.product,
    detail: `${stepLabels[line.step]}: ${formatShare(line.rate.share)} → ${formatShare(line.goal)}`,
    color: COLORS[line.step],
    ...amountOf(line, by),
    text: formatAmount(amountOf(line, by).amount),
  }))
  const said = bars.map(({ name, detail, text }) => `${name}, ${detail}: ${text}`).join('; ')
  return <WorthBars label={`What the level of the best quarter would bring in ${by}: ${said}`} bars={bars} />
}

export function WorthNumbers({ lines, by, stepLabels }: Props) {
  return (
    <DataTable
      caption={`What the level of the best quarter would bring, in ${by}`}
      columns={[
        'Product',
        'Step',
        'Rate',
        'Best quarter from',
        by === 'orders' ? 'Orders' : 'Revenue',
        '95 %',
      ]}
      rows={lines.map((line) => {
        const { amount, interval } = amountOf(line, by)
        return [
          line.product,
          stepLabels[line.step],
          formatShare(line.rate.share),
          formatShare(line.goal),
          formatAmount(amount),
          `${formatAmount(interval.low)} to ${formatAmount(interval.high)}`,
        ]
      })}
    />
  )
}

/** Products by step: the deeper the colour, the more there is to gain. */
export function WorthHeatMap({ lines, by, stepLabels }: Props) {
  const { steps, products } = toGrid(lines, stepLabels)
  const rows = products.map((own) => ({
    name: own[0]?.product ?? '',
    cells: steps.map((step) => {
      const line = own.find((candidate) => candidate.step === step)
      if (!line) return null
      const { amount } = amountOf(line, by)
      return { amount, text: formatAmount(amount) }
    }),
  }))
  const label = `What there is to gain in ${by}, by product and step; the numbers are in the table`
  return <HeatMap label={label} columns={steps.map((step) => stepLabels[step])} rows={rows} />
}

/** The products in the order of their first line, each with its lines. */
function toGrid(lines: readonly WorthLine[], stepLabels: StepLabels) {
  const products = new Map<string, WorthLine[]>()
  for (const line of lines) products.set(line.id, [...(products.get(line.id) ?? []), line])
  return { steps: Object.keys(stepLabels) as WorthLine['step'][], products: [...products.values()] }
}
