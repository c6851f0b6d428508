import { DotPlot } from '@/components/charts/dot-plot'
import { DataTable } from '@/components/ui/data-table'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { Funnel } from '@/lib/funnel/definition'
import { intervalOf } from '@/lib/funnel/metrics'
import { overallRate, rateOf } from '@/lib/funnel/rates'
import type { BreakdownResult } from '@/lib/reports/breakdown/breakdown-result'
import { formatInterval } from '../format-interval'
import { stepColor } from '../step-colors'
import { sayPart } from './say-part'

type Props = Readonly<{ funnel: Funnel; result: BreakdownResult }>

/** The overall rate of each part with its interval, against the whole. */
export function BreakdownPicture({ funnel, result: { whole, parts } }: Props) {
  const rate = overallRate(funnel)
  const all = rateOf(whole.reached, rate)
  const text = formatShare(all)
  const name = rate.label.units
  return (
    <DotPlot
      label={`${name} of ${parts.length} parts; of the whole ${text}`}
      series={[
        {
          name,
          color: stepColor(rate.part),
          all,
          allText: `${name}, the whole ${text}`,
          shortText: `${name} ${text}`,
        },
      ]}
      rows={parts.map(({ first, values, reached }) => {
        const share = rateOf(reached, rate)
        const dot = share === null ? null : { share, interval: intervalOf(reached, rate) }
        return { name: sayPart(first, values), dots: [dot] }
      })}
    />
  )
}

export function BreakdownNumbers({ funnel, result: { parts } }: Props) {
  const rate = overallRate(funnel)
  return (
    <DataTable
      caption="The parts of the picture"
      columns={[
        ['Part', ({ first, values }) => sayPart(first, values)],
        [funnel.steps[0]?.words.label ?? '', ({ reached }) => formatCount(reached[0] ?? 0)],
        [rate.label.units, ({ reached }) => formatShare(rateOf(reached, rate))],
        ['95 %', ({ reached }) => formatInterval(intervalOf(reached, rate))],
      ]}
      rows={parts}
    />
  )
}
