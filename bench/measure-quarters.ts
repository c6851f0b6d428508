import type { Db } from '@/lib/db'
import { compareWith } from '@/lib/query/comparison'
import { COUNTED_METRICS, OVERALL_RATE, TIME_METRICS } from '@/lib/query/metric'
import { EVERYTHING, overRange, type ReportQuery } from '@/lib/query/report-query'
import type { Unit } from '@/lib/query/unit'
import { runChange } from '@/lib/reports/change/run-change'
import { runCompare } from '@/lib/reports/compare/run-compare'
import { runOpen } from '@/lib/reports/open/run-open'
import { runQuarters } from '@/lib/reports/quarters/run-quarters'
import { toUsualRanges } from '@/lib/reports/to-date/answer-to-date'
import { runToDate } from '@/lib/reports/to-date/run-to-date'
import { runWorth } from '@/lib/reports/worth/run-worth'
import { type DayRange, LAST_DAY } from '@/lib/time/day'
import { timeMedian } from './measure'
import { toId } from './to-id'

/** What the pages about quarters ask, and how long the answer takes. */
export type QuarterTime = Readonly<{ name: string; ms: number }>

type Asking = (db: Db, query: ReportQuery, before: ReportQuery) => Promise<unknown>

const RUNS = 3

const NINE = { range: null, grain: 'quarter' } as const

const QUESTIONS: Readonly<Record<string, Asking>> = {
  'nine quarters, counts and rates': (db, query) => runQuarters(db, { ...query, ...NINE }, COUNTED_METRICS),
  'nine quarters, one product': (db, query) =>
    runQuarters(db, { ...query, ...NINE, product: toId('product3') }, COUNTED_METRICS),
  'nine quarters, times': (db, query) => runQuarters(db, { ...query, ...NINE }, TIME_METRICS),
  'a quarter against two others, counts and rates': (db, query) =>
    runToDate(db, query, toUsualRanges(query), 0.01, COUNTED_METRICS),
  'a quarter against two others, times': (db, query) =>
    runToDate(db, query, toUsualRanges(query), 0.01, TIME_METRICS),
  'two quarters side by side, per product': (db, query, before) =>
    runCompare(db, query, before, { metric: OVERALL_RATE, by: 'product', smallestChange: 0.01 }),
  'why the rate changed': (db, query, before) => runChange(db, query, before),
  'what it is worth': (db, query) => runWorth(db, query, query.range?.to ?? LAST_DAY),
  'open, not lost': (db, query) => runOpen(db, query, { now: new Date(), hours: 24 }),
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
