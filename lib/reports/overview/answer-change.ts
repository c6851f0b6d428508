import { formatRange } from '@/lib/format/format-day'
import {
  formatChange,
  formatCount,
  formatPoints,
  formatRoughly,
  formatShare,
  formatSmallest,
} from '@/lib/format/format-number'
import { METRICS, RATE_METRICS, RATES, type RateMetric } from '@/lib/query/metric'
import type { StepName } from '@/lib/query/step'
import { UNITS } from '@/lib/query/unit'
import { compareShares, type Portion, type ShareChange, SMALLEST_CHANGE } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { countDays, type DayRange } from '@/lib/time/day'
import type { FunnelResult } from '../funnel/funnel-result'
import { type Sentences, say, strong } from '../sentences'

/** One rate in two ranges; `change` is null when one of them has nothing to divide by. */
export type RateChange = Readonly<{
  metric: RateMetric
  before: Portion
  now: Portion
  change: ShareChange | null
}>

/** Cart per view, checkout per cart, checkout per view, in this order; below `smallest` they are flat. */
export function listRateChanges(
  previous: FunnelResult,
  current: FunnelResult,
  smallest = SMALLEST_CHANGE,
): RateChange[] {
  return RATE_METRICS.map((metric) => {
    const { part, whole } = METRICS[metric]
    const before = { part: countOf(previous, part), whole: countOf(previous, whole) }
    const now = { part: countOf(current, part), whole: countOf(current, whole) }
    return { metric, before, now, change: compareShares(before, now, smallest) }
  })
}

/**
 * Whether checkout per view moved against the range before. `previous` is null when there is none to compare with;
 * `data` are the days that hold sessions.
 */
export function answerChange(
  current: FunnelResult,
  previous: FunnelResult | null,
  data: DayRange | null,
  smallest = SMALLEST_CHANGE,
): Sentences {
  const { many } = UNITS[current.query.unit]
  const range = previous?.query.range
  if (!previous || !range)
    return say`All time has nothing before it to compare with; choose a range to see the change.`
  const when = sayWhen(range, current.query.range)
  if (!data || range.to <= data.from) return say`There are no ${many} in ${when} to compare with.`
  const checkout = listRateChanges(previous, current, smallest).find(
    ({ metric }) => metric === 'checkout_per_view',
  )
  if (!checkout?.change) return say`There are no ${many} in ${when} to compare with.`
  const traffic = say` ${formatCount(checkout.now.whole)} ${many} viewed a product, ${formatChange(checkout.before.whole, checkout.now.whole)} against ${formatCount(checkout.before.whole)}.`
  const partly = range.from < data.from ? say` Of ${when} only a part is covered by data.` : []
  return [
    ...sayVerdict(checkout.change, checkout, { when, smallest }),
    ...sayMoreNeeded(checkout.change, many),
    ...traffic,
    ...partly,
  ]
}

const CHECKOUT = RATES.checkout_per_view.units.label

type Held = Readonly<{ when: string; smallest: number }>

function sayVerdict(change: ShareChange, { before, now }: RateChange, { when, smallest }: Held): Sentences {
  const [shareNow, shareBefore] = [sayShare(now), sayShare(before)]
  const points = formatPoints(change.difference)
  if (change.verdict === 'up' || change.verdict === 'down') {
    const word = change.verdict === 'up' ? 'Yes.' : 'No.'
    return say`${strong(word)} ${CHECKOUT} is ${change.verdict} to ${strong(shareNow)} from ${shareBefore} in ${when} (${points}), more than chance explains.`
  }
  if (change.verdict === 'flat') {
    return say`${strong('Flat.')} ${CHECKOUT} is ${strong(shareNow)}, within ${formatSmallest(smallest)} of ${when} (${shareBefore}).`
  }
  return say`${strong("Can't tell yet.")} ${CHECKOUT} is ${strong(shareNow)} after ${shareBefore} in ${when}; chance alone can explain ${points}.`
}

function sayMoreNeeded({ moreNeeded }: ShareChange, many: string): Sentences {
  if (moreNeeded === null) return []
  return say` About ${formatRoughly(moreNeeded)} more ${many} at these rates would tell.`
}

function sayShare({ part, whole }: Portion): string {
  return formatShare(ratio(part, whole))
}

/** The days directly before by their number, others by their names. */
function sayWhen(range: DayRange, now: DayRange | null): string {
  if (range.to !== now?.from) return formatRange(range)
  const days = countDays(range)
  return `the ${days === 1 ? 'day' : `${formatCount(days)} days`} before`
}

function countOf(result: FunnelResult, step: StepName): number {
  return result.steps.find((candidate) => candidate.step === step)?.count ?? 0
}
