import type { Db } from '@/lib/db'
import { compareWith } from '@/lib/query/comparison'
import { COUNTED_METRICS, OVERALL_RATE, TIME_METRICS } from '@/lib/query/metric'
import { EVERYTHING, overRange, type ReportQuery } from '@/lib/query/report-query'
import type { Unit } from '@/lib/query/unit'
import { toAsker } from '@/lib/reports/asker'
import type { AskedOf, ReportName } from '@/lib/reports/registry'
import { type DayRange, LAST_DAY } from '@/lib/time/day'
import { timeMedian } from './measure'
import { toId } from './to-id'

/** What the pages about quarters ask, and how long the answer takes. */
export type QuarterTime = Readonly<{ name: string; ms: number }>

type Asking = (db: Db, query: ReportQuery, before: ReportQuery) => Promise<unknown>

const RUNS = 3

const NINE = { range: null, grain: 'quarter' } as const

/** Asked anew each time: an asker puts the same question once. */
function of<Name extends ReportName>(
  name: Name,
  toAsked: (query: ReportQuery, before: ReportQuery) => AskedOf<Name>,
): Asking {
  return (db, query, before) => toAsker(db).report(name, toAsked(query, before))
}

const quarters = (metrics: readonly string[], product: string | null = null) =>
  of('quarters', (query) => ({
    query: { ...query, ...NINE, product },
    grain: 'quarter',
    metric: null,
    metrics,
  }))

const toDate = (metrics: readonly string[]) =>
  of('to-date', (query) => ({
    query,
    before: null,
    smallestChange: 0.01,
    today: query.range?.to ?? LAST_DAY,
    metrics,
  }))

const QUESTIONS: Readonly<Record<string, Asking>> = {
  'nine quarters, counts and rates': quarters(COUNTED_METRICS),
  'nine quarters, one product': quarters(COUNTED_METRICS, toId('product3')),
  'nine quarters, times': quarters(TIME_METRICS),
  'a quarter against two others, counts and rates': toDate(COUNTED_METRICS),
  'a quarter against two others, times': toDate(TIME_METRICS),
  'two quarters side by side, per product': of('compare', (query, before) => ({
    query,
    before,
    metric: OVERALL_RATE,
    by: 'product',
    smallestChange: 0.01,
  })),
  'why the rate changed': of('change', (query, before) => ({ query, before })),
  'what it is worth': of('worth', (query) => ({ query, today: query.range?.to ?? LAST_DAY })),
  'open, not lost': of('open', (query) => ({ query, now: new Date(), conversionHours: 24 })),
}

/** Over `range`, a quarter so far, and the same days of the quarter before; in sessions and in users. */
export async function measureQuarters(db: Db, range: DayRange): Promise<QuarterTime[]> {
  const times: QuarterTime[] = []
  for (const unit of ['sessions', 'users'] satisfies Unit[]) {
    const query = overRange({ ...EVERYTHING, unit }, range)
    const before = overRange(query, compareWith(range, 'last-quarter', 1) ?? range)
    for (const [name, ask] of Object.entries(QUESTIONS)) {
      const { ms } = await timeMedian(RUNS, () => ask(db, query, before))
      times.push({ name: `${name}, ${unit}`, ms })
    }
  }
  return times
}
