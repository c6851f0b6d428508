import { TundishError } from '@/lib/errors'
import { isRateMetric, listMetricNames, overallName, toRate } from '@/lib/query/metric'
import { ratio } from '@/lib/stats/ratio'
import { getOrderTypes, getProductFunnel } from '@/lib/store/event-meanings'
import { requireScope } from '@/lib/store/products'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { defineReport } from '../report'
import { type Column, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import { askLikeness } from '../usual/ask-likeness'
import { type DifferentLine, type DifferentResult, toDifferentResult } from './different-result'
import { type DifferentRow, differentSql } from './different-sql'

const COLUMNS: readonly Column<DifferentLine>[] = [
  ...toColumns<DifferentLine>('text', 'kind', 'name', 'value'),
  { name: 'count', kind: 'count', value: ({ have }) => have.whole },
  { name: 'converted', kind: 'count', value: ({ have }) => have.part },
  { name: 'rate', kind: 'share', value: ({ have }) => ratio(have.part, have.whole) },
  { name: 'others', kind: 'count', value: ({ others }) => others.whole },
  { name: 'others_rate', kind: 'share', value: ({ others }) => ratio(others.part, others.whole) },
  { name: 'difference', kind: 'points', value: ({ change }) => change?.difference ?? null },
  ...toEnds<DifferentLine>('difference', 'points', ({ change }) => change?.interval),
  { name: 'verdict', kind: 'text', value: ({ change }) => change?.verdict ?? null },
]

export const ASSOCIATION =
  'This is association, not cause: who has it may differ in other ways, too, and to give it to others may change nothing.'

/** A row a value of an attribute, or a type of events before the step, that some of those have who reached the step before, and some do not. */
export const DIFFERENT = defineReport({
  name: 'different',
  title: 'What is different about those who converted',
  question: 'What do those have who went on, and the others not?',
  reads: [...FUNNEL_MODELS, 'counted_category', 'event', 'event_meaning'],
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
    const [{ steps }, { backOffice }, likeness] = await Promise.all([
      query.funnel ?? getProductFunnel(db),
      getOrderTypes(db),
      askLikeness(ask, query),
    ])
    // Who has the events of a step has come to it: that is what is counted.
    const leftOut = [...backOffice, ...steps.flatMap(({ match }) => match.types)]
    const rows = await db.$queryRaw<DifferentRow[]>(differentSql(query, toRate(metric, query), leftOut))
    return toDifferentResult(query, { metric, smallestChange }, rows, likeness)
  },
  toTable: ({ lines }) => toReportTable(COLUMNS, lines),
  toJson: ({ metric, all, smallestChange, designEffect, lines }) => ({
    metric,
    count: all.whole,
    converted: all.part,
    rate: ratio(all.part, all.whole),
    smallest_change: smallestChange,
    design_effect: designEffect,
    note: ASSOCIATION,
    rows: toRecords(toReportTable(COLUMNS, lines)),
  }),
})
