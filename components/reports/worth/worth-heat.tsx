import { HeatMap } from '@/components/charts/heat-map'
import { DataTable } from '@/components/ui/data-table'
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
    cells: cellsOf(gaps, lines, measure).map((worth) => ({
      value: worth?.value ?? null,
      text: formatWorth(worth),
    })),
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
  return (
    <DataTable
      caption="Worth of each product and step"
      columns={['Product', ...gaps.flatMap(({ label }) => [label, `${label}, 95 %`])]}
      rows={products.map((lines) => [
        lines[0]?.product,
        ...cellsOf(gaps, lines, measure).flatMap((worth) => [formatWorth(worth), formatWorthInterval(worth)]),
      ])}
    />
  )
}

function cellsOf(gaps: readonly Gap[], lines: readonly WorthLine[], measure: WorthMeasure) {
  return gaps.map(({ name }) => lines.find(({ step }) => step === name)?.toTarget[measure] ?? null)
}
