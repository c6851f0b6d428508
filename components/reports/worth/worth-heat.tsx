import { HeatMap } from '@/components/charts/heat-map'
import { DataTable } from '@/components/ui/data-table'
import { formatEstimate } from '@/lib/format/format-number'
import { WORTH_GAPS, WORTH_MEASURES, type WorthMeasure } from '@/lib/query/worth'
import type { WorthLine } from '@/lib/reports/worth/worth-result'
import { formatWorth, formatWorthInterval } from './format-worth'

type Props = Readonly<{ products: readonly (readonly WorthLine[])[]; measure: WorthMeasure }>

const COLUMNS = WORTH_GAPS.map(({ label }) => label)

/** What reaching the rate that others reach would bring, product by step; each product is its lines. */
export function WorthHeat({ products, measure }: Props) {
  const rows = products.map((lines) => ({
    key: lines[0]?.id ?? '',
    name: lines[0]?.product ?? '',
    cells: cellsOf(lines, measure).map((worth) => ({
      value: worth?.value ?? null,
      text: formatWorth(worth),
    })),
  }))
  return (
    <HeatMap
      label={`${WORTH_MEASURES[measure].label} a quarter by reaching the 75th percentile, of ${rows.length} products at each step`}
      columns={COLUMNS}
      rows={rows}
      format={formatEstimate}
    />
  )
}

export function WorthHeatNumbers({ products, measure }: Props) {
  return (
    <DataTable
      caption="Worth of each product and step"
      columns={['Product', ...COLUMNS.flatMap((column) => [column, `${column}, 95 %`])]}
      rows={products.map((lines) => [
        lines[0]?.product,
        ...cellsOf(lines, measure).flatMap((worth) => [formatWorth(worth), formatWorthInterval(worth)]),
      ])}
    />
  )
}

function cellsOf(lines: readonly WorthLine[], measure: WorthMeasure) {
  return WORTH_GAPS.map(({ name }) => lines.find(({ step }) => step === name)?.toTarget[measure] ?? null)
}
