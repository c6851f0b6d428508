import { formatRange } from '@/lib/format/format-day'
import { formatPoints, formatShare } from '@/lib/format/format-number'
import { METRICS, RATE_METRICS, type RateMetric } from '@/lib/query/metric'
import { EVERYTHING, overRange } from '@/lib/query/report-query'
import type { StepName } from '@/lib/query/step'
import type { FunnelResult } from '@/lib/reports/funnel/funnel-result'
import { runFunnel } from '@/lib/reports/funnel/run-funnel'
import type { Portion } from '@/lib/stats/compare-shares'
import { judgeChanges } from '@/lib/stats/judge-changes'
import { ratio } from '@/lib/stats/ratio'
import { addDays, type Day, type DayRange, dayInZone } from '@/lib/time/day'
import type { Finding } from '../finding'
import type { Judge } from './judge-context'
import { rememberFor } from './remember-for'

const DAYS = 7
const DAYS_BEFORE = 28
const HOUR_MS = 3_600_000

/** The step rates of the whole shop in the last week, against the four weeks before. */
export const judgeRates: Judge = async ({ db, settings, now }) => {
  const { timeZone, conversionHours, smallestChange } = settings
  const days = toRateDays(dayInZone(new Date(now.getTime() - conversionHours * HOUR_MS), timeZone))
  const [week, before] = await rememberFor(db, 'rates', [days], () =>
    Promise.all([days.now, days.before].map((range) => runFunnel(db, overRange(EVERYTHING, range)))),
  )
  return week && before ? toRateFindings({ now: week, before }, days, smallestChange) : []
}

type RateDays = Readonly<{ now: DayRange; before: DayRange }>

/** Whole days before a day: those whose sessions had all the time that they have to convert. */
export function toRateDays(end: Day): RateDays {
  const start = addDays(end, -DAYS)
  return { now: { from: start, to: end }, before: { from: addDays(start, -DAYS_BEFORE), to: start } }
}

/** Up or down by the verdicts of the screen, judged as one list. */
export function toRateFindings(
  { now, before }: Readonly<{ now: FunnelResult; before: FunnelResult }>,
  days: RateDays,
  smallest: number,
): Finding[] {
  const pairs = RATE_METRICS.map((metric) => ({
    before: toPortion(before, metric),
    now: toPortion(now, metric),
  }))
  return judgeChanges(pairs, smallest).flatMap((change, index): Finding[] => {
    const [metric, pair] = [RATE_METRICS[index], pairs[index]]
    if (!change || !metric || !pair || (change.verdict !== 'up' && change.verdict !== 'down')) return []
    const [share, shareBefore] = [pair.now, pair.before].map(({ part, whole }) => ratio(part, whole))
    return [
      {
        key: `rate:${metric}`,
        severity: 'warning',
        title: `${METRICS[metric].label} is ${change.verdict}: ${formatPoints(change.difference)}`,
        detail: `${formatShare(share ?? null)} of sessions on ${formatRange(days.now)}, ${formatShare(shareBefore ?? null)} on ${formatRange(days.before)}; chance alone would seldom do that.`,
        path: `/?from=${days.now.from}&to=${days.now.to}`,
        fingerprint: change.verdict,
      },
    ]
  })
}

function toPortion({ steps }: FunnelResult, metric: RateMetric): Portion {
  const { part, whole } = METRICS[metric]
  const countOf = (name: StepName) => steps.find(({ step }) => step === name)?.count ?? 0
  return { part: countOf(part), whole: countOf(whole) }
}
