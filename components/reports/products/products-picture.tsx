import { type Dot, DotPlot } from '@/components/charts/dot-plot'
import { DataTable } from '@/components/ui/data-table'
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
  const rates = listStepRates(funnel)
  const labelAt = (place: number) => funnel.steps[place]?.words.label ?? ''
  const columns = rates.flatMap(({ part, label }, index) => [
    labelAt(part),
    label.pairs,
    `95 %${'\u00a0'.repeat(index)}`,
  ])
  return (
    <DataTable
      caption="The products of the picture"
      columns={['Product', labelAt(0), ...columns]}
      rows={products.map(({ product, reached }) => [
        product,
        formatCount(reached[0] ?? 0),
        ...rates.flatMap((rate) => [
          formatCount(reached[rate.part] ?? 0),
          formatShare(rateOf(reached, rate)),
          formatInterval(intervalOf(reached, rate)),
        ]),
      ])}
    />
  )
}

function toDot({ reached }: ProductLine, rate: Rate): Dot | null {
  const share = rateOf(reached, rate)
  return share === null ? null : { share, interval: intervalOf(reached, rate) }
}
