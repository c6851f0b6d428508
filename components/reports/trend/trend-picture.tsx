import type { ChartMark } from '@/components/charts/annotation-marks'
import { TrendChart } from '@/components/charts/trend/trend-chart'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { overallRate } from '@/lib/funnel/rates'
import { listOwnSteps } from '@/lib/funnel/steps'
import type { TrendResult } from '@/lib/reports/trend/trend-result'
import type { Day } from '@/lib/time/day'
import { RoomForPoints } from '../room-for-points'
import { stepColor } from '../step-colors'
import { toTrendChartPoints } from './to-trend-chart-points'

type Props = Readonly<{
  result: TrendResult
  previous: TrendResult | null
  today: Day
  marks: readonly ChartMark[]
}>

export function TrendPicture({ result, previous, today, marks }: Props) {
  const funnel = funnelOf(result.query)
  const rate = overallRate(funnel)
  const taken = listOwnSteps(funnel).map(({ words }, place) => ({
    name: words.label,
    color: stepColor(place),
  }))
  const points = toTrendChartPoints(result, previous, today)
  return (
    <>
      <RoomForPoints points={points.length} margins={60} label="The trend">
        <TrendChart
          points={points}
          series={taken}
          rateName={rate.label.units}
          rateColor={stepColor(rate.part)}
          marks={marks}
          beforeName={previous && `the range before (${taken[0]?.name.toLowerCase()}, and its rate)`}
        />
      </RoomForPoints>
      {points.some((point) => point.partial) && (
        <p className="mt-3 text-muted text-xs">
          Dashed: leads to a {result.query.grain} that is not complete yet, or only partly in the range.
        </p>
      )}
    </>
  )
}
