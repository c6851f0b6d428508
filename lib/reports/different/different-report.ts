import { TundishError } from '@/lib/errors'
import { isRateMetric, listMetricNames, overallName, toRate } from '@/lib/query/metric'
import { ratio } from '@/lib/stats/ratio'
import { getOrderTypes, getProductFunnel } from '@/lib/store/event-meanings'
import { requireScope } from '@/lib/store/products'
import { chooseOneIn } from '../attempts/run-attempts'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { defineReport } from '../report'
import { type Column, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import { askLikeness } from '../usual/ask-likeness'
import { type DifferentLine, type DifferentResult, toDifferentResult } from './different-result'
import { type DifferentRow, differentSql } from './different-sql'

/** In ranges of more sessions than these some users stand for all: a difference of two points is told still. */
const MOST_SESSIONS = 50_000

type Line = DifferentLine & Readonly<{ oneIn: number }>

const COLUMNS: readonly Column<Line>[] = [
  ...toColumns<Line>('text', 'kind', 'name', 'value'),
  { name: 'count', kind: 'count', value: ({ have }) => have.whole },
  { name: 'converted', kind: 'count', value: ({ have }) => have.part },
  { name: 'rate', kind: 'share', value: ({ have }) => ratio(have.part, have.whole) },
  { name: 'others', kind: 'count', value: ({ others }) => others.whole },
  { name: 'others_rate', kind: 'share', value: ({ others }) => ratio(others.part, others.whole) },
  { name: 'difference', kind: 'points', value: ({ change }) => change?.difference ?? null },
  ...toEnds<Line>('difference', 'points', ({ change }) => change?.interval),
  { name: 'verdict', kind: 'text', value: ({ change }) => change?.verdict ?? null },
  ...toColumns<Line>('count', 'oneIn'),
]

const toLines = ({ lines, oneIn = 1 }: DifferentResult) => lines.map((line): Line => ({ ...line, oneIn }))

export const ASSOCIATION =
  'This is association, not cause: who has it may differ in other ways, too, and to give it to others may change nothing.'

/** A row a value of an attribute, or a type of events before the step, that some of those have who reached the step before, and some do not. */
export const DIFFERENT = defineReport({
  name: 'different',
  title: 'What is different about those who converted',
  question: 'What do those have who went on, and the others not?',
  reads: [...FUNNEL_MODELS, 'counted_category', 'event', 'event_meaning'],
  counted: {
    what: 'Sessions, users or attempts that came to the step before, as the funnel counts them',
    note: 'In ranges of many sessions those of one user in one_in were counted; rates are about those of all.',
  },
  takes: ['metric', 'smallestChange'],
  rates: {
    over: 'units',
    of: ({ query, metric }) =>
      metric === null ? [overallName(query)] : isRateMetric(metric, query) ? [metric] : [],
  },
  run: async (db, { query, metric: asked, smallestChange }, ask): Promise<DifferentResult> => {
    const metric = asked ?? overallName(query)
    if (!isRateMetric(metric, query)) {
      const sentence = `Those who went on are told by a rate: "metric" must be one of ${listMetricNames(query, ['rate']).join(', ')}.`
      throw new TundishError('bad_parameter', sentence)
    }
    await requireScope(db, query.scope)
    const [{ steps }, { backOffice }, likeness, oneIn] = await Promise.all([
      query.funnel ?? getProductFunnel(db),
      getOrderTypes(db),
      askLikeness(ask, query),
      chooseOneIn(db, query.range, MOST_SESSIONS, query.scope),
    ])
    // Who has the events of a step has come to it: that is what is counted.
    const leftOut = [...backOffice, ...steps.flatMap(({ match }) => match.types)]
    const sql = differentSql(query, toRate(metric, query), { leftOut, oneIn })
    const rows = await db.$queryRaw<DifferentRow[]>(sql)
    return { ...toDifferentResult(query, { metric, smallestChange }, rows, likeness), oneIn }
  },
  toTable: (result) => toReportTable(COLUMNS, toLines(result)),
  toJson: (result) => ({
    metric: result.metric,
    one_in: result.oneIn ?? 1,
    count: result.all.whole,
    converted: result.all.part,
    rate: ratio(result.all.part, result.all.whole),
    smallest_change: result.smallestChange,
    design_effect: result.designEffect,
    note: ASSOCIATION,
    rows: toRecords(toReportTable(COLUMNS, toLines(result))),
  }),
})
