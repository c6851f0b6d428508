import type { Db } from '@/lib/db'
import type { MetricCounts } from '@/lib/funnel/metrics'
import { compareWith } from '@/lib/query/comparison'
import { isRateMetric, isTimeMetric, listMetricNames } from '@/lib/query/metric'
import { RANGE_PRESETS } from '@/lib/query/range-preset'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import type { DayRange } from '@/lib/time/day'
import { FUNNEL_MODELS, runFunnel } from '../funnel/funnel-report'
import { type MedianTimesRow, medianTimesSql } from '../quarters/median-times-sql'
import { toMedians } from '../quarters/quarters-result'
import { type AskAnother, defineReport } from '../report'
import { type Column, type ReportTable, toEnds, toRecords, toReportTable } from '../report-table'
import { USUAL } from '../usual/usual-report'
import { USUAL_TIMES } from '../usual/usual-times'
import { toVerdictColumns } from '../usual/verdict-columns'
import { type ToDateLine, type ToDateResult, toToDateResult } from './to-date-result'

type Row = Readonly<{ line: ToDateLine; index: number; result: ToDateResult }>

const against = ({ line, index }: Row) => line.against[index]
const range = ({ result, index }: Row) => result.ranges[index]

/** Values are in the metric's own unit: a count, a share 0 to 1, or seconds. */
const COLUMNS: readonly Column<Row>[] = [
  { name: 'metric', kind: 'text', value: ({ line }) => line.metric },
  { name: 'now', kind: 'number', value: ({ line }) => line.now.value },
  { name: 'before_from', kind: 'day', value: (row) => range(row)?.from ?? null },
  { name: 'before_to', kind: 'day', value: (row) => range(row)?.to ?? null },
  { name: 'before', kind: 'number', value: (row) => against(row)?.value ?? null },
  { name: 'change', kind: 'number', value: (row) => against(row)?.change?.difference ?? null },
  ...toEnds<Row>('change', 'number', (row) => against(row)?.change?.interval),
  ...toVerdictColumns<Row>((row) => against(row)?.change, 'number'),
]

/** The range, else this quarter so far, against what was asked for, else against the quarter and the year before. */
export const TO_DATE = defineReport({
  name: 'to-date',
  title: 'This quarter so far',
  question: 'How does this quarter stand beside the same days of others?',
  reads: [...FUNNEL_MODELS, 'step_time', 'step_time_month'],
  takes: ['before', 'smallestChange', 'today', 'metrics'],
  rates: { over: 'units', of: ({ query }) => listMetricNames(query, ['rate']) },
  usualDays: 'This quarter so far',
  run: (db, { query, before, smallestChange, today, metrics }, ask) => {
    const usual = RANGE_PRESETS['quarter-to-date'].resolve(today, query.fiscalMonth)
    const asked = overRange(query, query.range ?? usual)
    const ranges = before?.range ? [before.range] : toUsualRanges(asked)
    return runToDate({ db, ask }, asked, ranges, {
      smallest: smallestChange,
      metrics: metrics ?? listMetricNames(query),
    })
  },
  toTable,
  toJson: (result) => ({ rows: toRecords(toTable(result)) }),
})

/** A row a metric and range that it is held against. */
function toTable(result: ToDateResult): ReportTable {
  const rows = result.ranges.flatMap((_, index) => result.lines.map((line) => ({ line, index, result })))
  return toReportTable(COLUMNS, rows)
}

/** The same days of the quarter before, and of that quarter a year before. */
function toUsualRanges({ range, fiscalMonth }: ReportQuery): readonly DayRange[] {
  if (!range) return []
  const ranges = [
    compareWith(range, 'last-quarter', fiscalMonth),
    compareWith(range, 'last-year', fiscalMonth),
  ]
  return ranges.filter((each) => each !== null)
}

/**
 * Metrics of the query's range beside those of other ranges, such as the same days of the last quarter and of
 * that quarter last year. Throws `unknown_product` and `unknown_category`.
 */
async function runToDate(
  { db, ask }: Readonly<{ db: Db; ask: AskAnother }>,
  query: ReportQuery,
  ranges: readonly DayRange[],
  { smallest, metrics }: Readonly<{ smallest: number; metrics: readonly string[] }>,
): Promise<ToDateResult> {
  const any = (is: typeof isTimeMetric) => metrics.some((name) => is(name, query))
  const [hasTimes, hasRates] = [any(isTimeMetric), any(isRateMetric)]
  const count = countAll(db, hasTimes)
  const [now, against] = await Promise.all([
    count(query),
    Promise.all(
      ranges.map(async (range) => {
        const before = overRange(query, range)
        const [counts, usual, usualTimes] = await Promise.all([
          count(before),
          hasRates ? ask(USUAL, { query, before }) : null,
          hasTimes ? ask(USUAL_TIMES, { query, before }) : null,
        ])
        return { range, counts: toKnown(counts), usual, usualTimes }
      }),
    ),
  ])
  return toToDateResult(query, now, against, { smallest, metrics })
}

/** A range without sessions is not one in which nothing was bought: there is nothing to hold against. */
function toKnown(counts: MetricCounts): MetricCounts | null {
  return (counts.reached[0] ?? 0) > 0 ? counts : null
}

function countAll(db: Db, withTimes: boolean) {
  return async (query: ReportQuery): Promise<MetricCounts> => {
    const [{ steps }, times] = await Promise.all([
      runFunnel(db, query),
      withTimes ? db.$queryRaw<MedianTimesRow[]>(medianTimesSql(query, 'nothing')) : [],
    ])
    return { reached: steps.map(({ count }) => count), times: toMedians(query, times) }
  }
}
