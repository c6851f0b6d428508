import { formatRange } from '@/lib/format/format-day'
import {
  formatChange,
  formatCount,
  formatPoints,
  formatRoughly,
  formatShare,
  formatSmallest,
} from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { portionOf } from '@/lib/funnel/metrics'
import { listRates, overallRate, type Rate } from '@/lib/funnel/rates'
import { UNITS } from '@/lib/query/unit'
import { compareShares, type Portion, type ShareChange, SMALLEST_CHANGE } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { countDays, type DayRange } from '@/lib/time/day'
import type { FunnelResult } from '../funnel/funnel-result'
import { type Sentences, say, strong } from '../sentences'

/** One rate in two ranges; `change` is null when one of them has nothing to divide by. */
export type RateChange = Readonly<{
  rate: Rate
  before: Portion
  now: Portion
  change: ShareChange | null
}>

/** The rates of the funnel, in its order; below `smallest` they are flat. */
export function listRateChanges(
  previous: FunnelResult,
  current: FunnelResult,
  smallest = SMALLEST_CHANGE,
): RateChange[] {
  return listRates(funnelOf(current.query)).map((rate) => toRateChange(rate, previous, current, smallest))
}

function toRateChange(
  rate: Rate,
  previous: FunnelResult,
  current: FunnelResult,
  smallest: number,
): RateChange {
  const [before, now] = [toPortion(previous, rate), toPortion(current, rate)]
  return { rate, before, now, change: compareShares(before, now, smallest) }
}

/**
 * Whether the overall rate moved against the range before. `previous` is null when there is none to compare with;
 * `data` are the days that hold sessions. `beside`: the rate whose name, figure and verdict stand beside the sentences; they
 * are not said again.
 */
export function answerChange(
  current: FunnelResult,
  previous: FunnelResult | null,
  data: DayRange | null,
  smallest = SMALLEST_CHANGE,
  beside: Rate | null = null,
): Sentences {
  const { many } = UNITS[current.query.unit]
  const range = previous?.query.range
  if (!previous || !range)
    return say`All time has nothing before it to compare with; choose a range to see the change.`
  const when = sayWhen(range, current.query.range)
  if (!data || range.to <= data.from) return say`There are no ${many} in ${when} to compare with.`
  const funnel = funnelOf(current.query)
  const overall = toRateChange(beside ?? overallRate(funnel), previous, current, smallest)
  if (!overall.change) return say`There are no ${many} in ${when} to compare with.`
  const { before, now } = overall
  const traffic = say` ${formatCount(now.whole)} ${many} ${funnel.steps[0]?.words.did ?? ''}, ${formatChange(before.whole, now.whole)} against ${formatCount(before.whole)}.`
  const partly = range.from < data.from ? say` Of ${when} only a part is covered by data.` : []
  return [
    ...sayVerdict(overall.change, overall, { when, smallest, isBeside: beside !== null }),
    ...sayMoreNeeded(overall.change, many),
    ...traffic,
    ...partly,
  ]
}

type Held = Readonly<{ when: string; smallest: number; isBeside: boolean }>

function sayVerdict(change: ShareChange, { rate, before, now }: RateChange, held: Held): Sentences {
  const [word, is, than] = tellVerdict(change, sayShare(before), held)
  if (held.isBeside) return [than.charAt(0).toUpperCase() + than.slice(1)]
  const comma = change.verdict === 'flat' ? ',' : ''
  return say`${strong(word)} ${rate.label.units} is ${is}${strong(sayShare(now))}${comma} ${than}`
}

/** The verdict, what comes before the rate now, and what comes after it. */
function tellVerdict({ verdict, difference }: ShareChange, before: string, { when, smallest }: Held) {
  const points = formatPoints(difference)
  if (verdict === 'flat')
    return ['Flat.', '', `within ${formatSmallest(smallest)} of ${when} (${before}).`] as const
  if (verdict === "can't tell yet") {
    return ["Can't tell yet.", '', `after ${before} in ${when}; chance alone can explain ${points}.`] as const
  }
  const than = `from ${before} in ${when} (${points}), more than chance explains.`
  return [verdict === 'up' ? 'Yes.' : 'No.', `${verdict} to `, than] as const
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

function toPortion({ steps }: FunnelResult, rate: Rate): Portion {
  return portionOf(
    steps.map(({ count }) => count),
    rate,
  )
}
