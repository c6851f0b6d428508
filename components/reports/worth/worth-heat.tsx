import { HeatMap } from '@/components/charts/heat-map'
import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { formatEstimate } from '@/lib/format/format-number'
import type { Gap } from '@/lib/funnel/gaps'
import { WORTH_MEASURES, type WorthMeasure } from '@/lib/query/unit'
import type { WorthLine } from '@/lib/reports/worth/worth-result'
import { formatWorth, formatWorthInterval } from './format-worth'

type Props = Readonly<{
  gaps: readonly Gap[]
  products: readonly (readonly WorthLine[])[]
  measure: WorthMeasure
}>

/** What reaching the rate that others reach would bring, product by step; each product is its lines. */
export function WorthHeat({ gaps, products, measure }: Props) {
  const rows = products.map((lines) => ({
    key: lines[0]?.id ?? '',
    name: lines[0]?.product ?? '',
    cells: gaps.map((gap) => {
      const worth = worthOf(gap, lines, measure)
      return { value: worth?.value ?? null, text: formatWorth(worth) }
    }),
  }))
  return (
    <HeatMap
      label={`${WORTH_MEASURES[measure].label} a quarter by reaching the 75th percentile, of ${rows.length} products at each step`}
      columns={gaps.map(({ label }) => label)}
      rows={rows}
      format={formatEstimate}
    />
  )
}

export function WorthHeatNumbers({ gaps, products, measure }: Props) {
  const ofGap = (gap: Gap): NumbersColumn<readonly WorthLine[]>[] => [
    [gap.label, (lines) => formatWorth(worthOf(gap, lines, measure))],
    [`${gap.label}, 95 %`, (lines) => formatWorthInterval(worthOf(gap, lines, measure))],
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
