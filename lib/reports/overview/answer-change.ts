import { capitalise } from '@/lib/format/capitalise'
import { formatRange } from '@/lib/format/format-day'
import {
  formatChange,
  formatCount,
  formatPoints,
  formatRoughly,
  formatShare,
  formatSmallest,
} from '@/lib/format/format-number'
import { sayCalled, saySpread } from '@/lib/format/say-usual'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { portionOf } from '@/lib/funnel/metrics'
import { listRates, overallRate, type Rate } from '@/lib/funnel/rates'
import { unitOf } from '@/lib/query/unit'
import {
  compareShares,
  NO_PAST,
  type Portion,
  type ShareChange,
  SMALLEST_CHANGE,
} from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { countDays, type DayRange } from '@/lib/time/day'
import type { FunnelResult } from '../funnel/funnel-result'
import { type Sentences, say, strong } from '../sentences'
import { toPast, type UsualResult } from '../usual/usual-result'

/** One rate in two ranges; `change` is null when one of them has nothing to divide by. */
export type RateChange = Readonly<{
  rate: Rate
  before: Portion
  now: Portion
  change: ShareChange | null
}>

/** What a change is held against: what is usual, as far as it was asked for, and the smallest change that is not flat. */
type Judging = Readonly<{ usual?: UsualResult | null; smallest?: number }>

/** The rates of the funnel, in its order. */
export function listRateChanges(
  previous: FunnelResult,
  current: FunnelResult,
  judging: Judging = {},
): RateChange[] {
  return listRates(funnelOf(current.query)).map((rate) => toRateChange(rate, previous, current, judging))
}

function toRateChange(
  rate: Rate,
  previous: FunnelResult,
  current: FunnelResult,
  { usual, smallest }: Judging,
): RateChange {
  const [before, now] = [toPortion(previous, rate), toPortion(current, rate)]
  const past = usual ? toPast(usual, rate) : NO_PAST
  return { rate, before, now, change: compareShares(before, now, smallest, past) }
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
  judging: Judging = {},
  beside: Rate | null = null,
): Sentences {
  const { many } = unitOf(current.query)
  const range = previous?.query.range
  if (!previous || !range)
    return say`All time has nothing before it to compare with; choose a range to see the change.`
  const when = sayWhen(range, current.query.range)
  if (!data || range.to <= data.from) return say`There are no ${many} in ${when} to compare with.`
  const funnel = funnelOf(current.query)
  const overall = toRateChange(beside ?? overallRate(funnel), previous, current, judging)
  if (!overall.change) return say`There are no ${many} in ${when} to compare with.`
  const { before, now } = overall
  const traffic = say` ${formatCount(now.whole)} ${many} ${funnel.steps[0]?.words.did ?? ''}, ${formatChange(before.whole, now.whole)} against ${formatCount(before.whole)}.`
  const partly = range.from < data.from ? say` Of ${when} only a part is covered by data.` : []
  return [
    ...sayVerdict(overall.change, overall, { when, ...judging, isBeside: beside !== null }),
    ...sayMoreNeeded(overall.change, many),
    ...traffic,
    ...partly,
  ]
}

type Held = Judging & Readonly<{ when: string; isBeside: boolean }>

function sayVerdict(change: ShareChange, { rate, before, now }: RateChange, held: Held): Sentences {
  const [word, is, than] = tellVerdict(change, sayShare(before), held)
  if (held.isBeside) return [capitalise(than)]
  const comma = change.verdict === 'flat' ? ',' : ''
  return say`${strong(word)} ${rate.label.units} is ${is}${strong(sayShare(now))}${comma} ${than}`
}

/** The verdict, what comes before the rate now, and what comes after it. */
function tellVerdict(change: ShareChange, before: string, { when, smallest = SMALLEST_CHANGE }: Held) {
  const { verdict, difference, beyondChance, usual } = change
  const points = formatPoints(difference)
  if (verdict === 'flat')
    return ['Flat.', '', `within ${formatSmallest(smallest)} of ${when} (${before}).`] as const
  if (verdict === "can't tell yet") {
    const why =
      beyondChance && usual
        ? `${points} is more than chance explains, but not more than is usual between such ranges (${saySpread(usual)})`
        : `chance alone can explain ${points}`
    return ["Can't tell yet.", '', `after ${before} in ${when}; ${why}.`] as const
  }
  const than = `from ${before} in ${when} (${points}), ${sayCalled(change)}.`
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
