import { type Dot, DotPlot } from '@/components/charts/dot-plot'
import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { formatList } from '@/lib/format/format-list'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { Funnel } from '@/lib/funnel/definition'
import { type Counted, intervalOf } from '@/lib/funnel/metrics'
import { listStepRates, type Rate, rateOf } from '@/lib/funnel/rates'
import type { ProductLine } from '@/lib/reports/products/products-result'
import { formatInterval } from '../format-interval'
import { stepColor } from '../step-colors'

type Props = Readonly<{ funnel: Funnel; products: readonly ProductLine[]; pairs: Counted }>

/** The step rates of each product with their intervals, against all products together. */
export function ProductsPicture({ funnel, products, pairs }: Props) {
  const rates = listStepRates(funnel)
  const series = rates.map((rate) => {
    const all = rateOf(pairs.reached, rate)
    const [name, text] = [rate.label.pairs, formatShare(all)]
    return {
      name,
      color: stepColor(rate.part),
      all,
      text,
      allText: `${name}, all products ${text}`,
      shortText: `${name} ${text}`,
    }
  })
  const names = series.map(({ name }, place) => (place === 0 ? name : name.toLowerCase()))
  return (
    <DotPlot
      label={`${formatList(names)} of ${products.length} products; over all products ${formatList(series.map(({ text }) => text))}`}
      series={series}
      rows={products.map((line) => ({ name: line.product, dots: rates.map((rate) => toDot(line, rate)) }))}
    />
  )
}

export function ProductsNumbers({ funnel, products }: Pick<Props, 'funnel' | 'products'>) {
  const ofStep = (place: number): NumbersColumn<ProductLine> => [
    funnel.steps[place]?.words.label ?? '',
    ({ reached }) => formatCount(reached[place] ?? 0),
  ]
  const ofRate = (rate: Rate, index: number): NumbersColumn<ProductLine>[] => [
    ofStep(rate.part),
    [rate.label.pairs, ({ reached }) => formatShare(rateOf(reached, rate))],
    [`95 %${'\u00a0'.repeat(index)}`, ({ reached }) => formatInterval(intervalOf(reached, rate))],
  ]
  return (
    <DataTable
      caption="The products of the picture"
      columns={[['Product', ({ product }) => product], ofStep(0), ...listStepRates(funnel).flatMap(ofRate)]}
      rows={products}
    />
  )
}

function toDot({ reached }: ProductLine, rate: Rate): Dot | null {
  const share = rateOf(reached, rate)
  return share === null ? null : { share, interval: intervalOf(reached, rate) }
}
