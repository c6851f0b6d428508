import { TrendChart } from '@/components/charts/trend-chart'
import { STEPS } from '@/lib/query/step'
import type { TrendResult } from '@/lib/reports/trend/trend-result'
import type { Day } from '@/lib/time/day'
import { STEP_COLORS } from '../step-colors'
import { toTrendChartPoints } from './to-trend-chart-points'

const SERIES = (['viewed', 'added_to_cart', 'checked_out'] as const).map((step) => ({
  name: STEPS[step].label,
  color: STEP_COLORS[step],
}))

type Props = Readonly<{ result: TrendResult; previous: TrendResult | null; today: Day }>

export function TrendPicture({ result, previous, today }: Props) {
  const points = toTrendChartPoints(result, previous, today)
  return (
    <>
      <TrendChart
        points={points}
        series={SERIES}
        rateName="Checkout per view"
        rateColor={STEP_COLORS.checked_out}
        beforeName={previous && 'the range before (viewed, and its rate)'}
      />
      {points.some((point) => point.partial) && (
        <p className="mt-3 text-muted text-xs">
          Dashed: leads to a {result.query.grain} that is not complete yet, or only partly in the range.
        </p>
      )}
    </>
  )
}
