import { TrendChart } from '@/components/charts/trend/trend-chart'
import type { Annotation } from '@/lib/forms/annotation'
import { RATES } from '@/lib/query/metric'
import { STEPS } from '@/lib/query/step'
import type { TrendResult } from '@/lib/reports/trend/trend-result'
import type { Day } from '@/lib/time/day'
import { nextGrain } from '@/lib/time/grain'
import { toChartMarks } from '../annotations/to-chart-marks'
import { RoomForPoints } from '../room-for-points'
import { STEP_COLORS } from '../step-colors'
import { toTrendChartPoints } from './to-trend-chart-points'

const SERIES = (['viewed', 'added_to_cart', 'checked_out'] as const).map((step) => ({
  name: STEPS[step].label,
  color: STEP_COLORS[step],
}))

type Props = Readonly<{
  result: TrendResult
  previous: TrendResult | null
  today: Day
  annotations: readonly Annotation[]
}>

export function TrendPicture({ result, previous, today, annotations }: Props) {
  const { grain } = result.query
  const starts = result.points.map(({ start }) => start)
  const end = nextGrain(starts.at(-1) ?? today, grain)
  const points = toTrendChartPoints(result, previous, today)
  return (
    <>
      <RoomForPoints points={points.length} margins={60} label="The trend">
        <TrendChart
          points={points}
          series={SERIES}
          rateName={RATES.checkout_per_view.units.label}
          rateColor={STEP_COLORS.checked_out}
          marks={toChartMarks(annotations, starts, end)}
          beforeName={previous && 'the range before (viewed, and its rate)'}
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
