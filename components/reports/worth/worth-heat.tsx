import { HeatMap } from '@/components/charts/heat-map'
import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { formatMoneyEstimate } from '@/lib/format/format-money'
import type { Gap } from '@/lib/funnel/gaps'
import { WORTH_MEASURES, type WorthMeasure } from '@/lib/query/unit'
import type { WorthLine } from '@/lib/reports/worth/worth-result'
import { formatWorth, formatWorthInterval } from './format-worth'

type Props = Readonly<{
  gaps: readonly Gap[]
  products: readonly (readonly WorthLine[])[]
  measure: WorthMeasure
  /** Of the measure; null where it is none of money, or nobody said one. */
  currency: string | null
}>

/** What reaching the rate that others reach would bring, product by step; each product is its lines. */
export function WorthHeat({ gaps, products, measure, currency }: Props) {
  const rows = products.map((lines) => ({
    key: lines[0]?.id ?? '',
    name: lines[0]?.product ?? '',
    cells: gaps.map((gap) => {
      const worth = worthOf(gap, lines, measure)
      return { value: worth?.value ?? null, text: formatWorth(worth, currency) }
    }),
  }))
  const most = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value ?? 0)))
  return (
    <HeatMap
      label={`${WORTH_MEASURES[measure].label} a quarter by reaching the 75th percentile, of ${rows.length} products at each step`}
      columns={gaps.map(({ label }) => label)}
      rows={rows}
      most={most}
      mostText={formatMoneyEstimate(most, currency)}
    />
  )
}

export function WorthHeatNumbers({ gaps, products, measure, currency }: Props) {
  const ofGap = (gap: Gap): NumbersColumn<readonly WorthLine[]>[] => [
    [gap.label, (lines) => formatWorth(worthOf(gap, lines, measure), currency)],
    [`${gap.label}, 95 %`, (lines) => formatWorthInterval(worthOf(gap, lines, measure), currency)],
  ]
  return (
    <DataTable
      caption="Worth of each product and step"
      columns={[['Product', ([line]) => line?.product], ...gaps.flatMap(ofGap)]}
      rows={products}
    />
  )
}

function worthOf({ name }: Gap, lines: readonly WorthLine[], measure: WorthMeasure) {
  return lines.find(({ step }) => step === name)?.toTarget[measure] ?? null
}
