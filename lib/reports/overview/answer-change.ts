import {
  formatChange,
  formatCount,
  formatPoints,
  formatRoughly,
  formatShare,
} from '@/lib/format/format-number'
import type { StepName } from '@/lib/query/step'
import { UNITS } from '@/lib/query/unit'
import { compareShares, type Portion, type ShareChange } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { countDays, type DayRange } from '@/lib/time/day'
import type { FunnelResult } from '../funnel/funnel-result'
import { type Answer, say, strong } from './answer'

/** One rate in two ranges; `change` is null when one of them has nothing to divide by. */
export type RateChange = Readonly<{
  label: string
  before: Portion
  now: Portion
  change: ShareChange | null
}>

const RATES = [
  { label: 'Cart per view', part: 'added_to_cart', whole: 'viewed' },
  { label: 'Checkout per cart', part: 'checked_out', whole: 'added_to_cart' },
  { label: 'Checkout per view', part: 'checked_out', whole: 'viewed' },
] as const satisfies readonly { label: string; part: StepName; whole: StepName }[]

/** Cart per view, checkout per cart, checkout per view, in this order. */
export function listRateChanges(previous: FunnelResult, current: FunnelResult): RateChange[] {
  return RATES.map(({ label, part, whole }) => {
    const before = { part: countOf(previous, part), whole: countOf(previous, whole) }
    const now = { part: countOf(current, part), whole: countOf(current, whole) }
    return { label, before, now, change: compareShares(before, now) }
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
): Answer {
  const { many } = UNITS[current.query.unit]
  const range = previous?.query.range
  if (!previous || !range)
    return say`All time has nothing before it to compare with; choose a range to see the change.`
  const days = sayDays(range)
  if (!data || range.to <= data.from) return say`There are no ${many} in the ${days} before to compare with.`
  const checkout = listRateChanges(previous, current).find(({ label }) => label === 'Checkout per view')
  if (!checkout?.change) return say`There are no ${many} in the ${days} before to compare with.`
  const traffic = say` ${formatCount(checkout.now.whole)} ${many} viewed a product, ${formatChange(checkout.before.whole, checkout.now.whole)} against ${formatCount(checkout.before.whole)}.`
  const partly = range.from < data.from ? say` The ${days} before are only partly covered by data.` : []
  return [
    ...sayVerdict(checkout.change, checkout, days),
    ...sayMoreNeeded(checkout.change, many),
    ...traffic,
    ...partly,
  ]
}

function sayVerdict(change: ShareChange, { before, now }: RateChange, days: string): Answer {
  const [shareNow, shareBefore] = [sayShare(now), sayShare(before)]
  const points = formatPoints(change.difference)
  if (change.verdict === 'up' || change.verdict === 'down') {
    const word = change.verdict === 'up' ? 'Yes.' : 'No.'
    return say`${strong(word)} Checkout per view is ${change.verdict} to ${strong(shareNow)} from ${shareBefore} in the ${days} before (${points}), more than chance explains.`
  }
  if (change.verdict === 'flat') {
    return say`${strong('Flat.')} Checkout per view is ${strong(shareNow)}, within one percentage point of the ${days} before (${shareBefore}).`
  }
  return say`${strong("Can't tell yet.")} Checkout per view is ${strong(shareNow)} after ${shareBefore} in the ${days} before; chance alone can explain ${points}.`
}

function sayMoreNeeded({ moreNeeded }: ShareChange, many: string): Answer {
  if (moreNeeded === null) return []
  return say` About ${formatRoughly(moreNeeded)} more ${many} at these rates would tell.`
}

function sayShare({ part, whole }: Portion): string {
  return formatShare(ratio(part, whole))
}

function sayDays(range: DayRange): string {
  const days = countDays(range)
  return days === 1 ? 'day' : `${formatCount(days)} days`
}

function countOf(result: FunnelResult, step: StepName): number {
  return result.steps.find((candidate) => candidate.step === step)?.count ?? 0
}
