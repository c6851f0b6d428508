import { TundishError } from '@/lib/errors'
import { isRateMetric, listMetricNames, overallName } from '@/lib/query/metric'
import { ratio } from '@/lib/stats/ratio'
import { defineReport } from '../report'
import { type Column, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import { askLikeness } from '../usual/ask-likeness'
import { BREAKDOWN, BREAKDOWN_MODELS } from './breakdown-report'
import { type ExperimentArm, MISMATCH, toExperimentResult } from './experiment-result'

const COLUMNS: readonly Column<ExperimentArm>[] = [
  ...toColumns<ExperimentArm>('text', 'arm'),
  ...toColumns<ExperimentArm>('count', 'part', 'whole'),
  { name: 'rate', kind: 'share', value: ({ part, whole }) => ratio(part, whole) },
  { name: 'difference', kind: 'points', value: ({ change }) => change?.difference ?? null },
  ...toEnds<ExperimentArm>('difference', 'points', ({ change }) => change?.interval),
  ...toEnds<ExperimentArm>('always', 'points', ({ change }) => change?.always),
  { name: 'verdict', kind: 'text', value: ({ change }) => change?.verdict ?? null },
  { name: 'more_needed', kind: 'count', value: ({ change }) => change?.moreNeeded ?? null },
  { name: 'each_needed', kind: 'count', value: ({ change }) => change?.eachNeeded ?? null },
]

/** A row an arm of an attribute; the first is what the others are held against. */
export const EXPERIMENT = defineReport({
  name: 'experiment',
  title: 'Arms of an experiment',
  question: 'Is an arm better than the first, whenever one looks?',
  reads: BREAKDOWN_MODELS,
  takes: ['breakdown', 'metric', 'smallestChange'],
  rates: {
    over: 'units',
    of: ({ query, metric }) =>
      metric === null ? [overallName(query)] : isRateMetric(metric, query) ? [metric] : [],
  },
  run: async (_, { query, breakdown, metric: asked, smallestChange }, ask) => {
    const metric = asked ?? overallName(query)
    if (!isRateMetric(metric, query)) {
      const sentence = `Arms are compared by a rate: "metric" must be one of ${listMetricNames(query, ['rate']).join(', ')}.`
      throw new TundishError('bad_parameter', sentence)
    }
    const [result, likeness] = await Promise.all([
      ask(BREAKDOWN, { query, breakdown: breakdown.slice(0, 1) }),
      askLikeness(ask, query),
    ])
    return toExperimentResult(result, { metric, smallestChange }, likeness)
  },
  toTable: ({ arms }) => toReportTable(COLUMNS, arms),
  toJson: ({ name, metric, smallestChange, designEffect, arms, isMismatched }) => ({
    breakdown: name,
    metric,
    smallest_change: smallestChange,
    design_effect: designEffect,
    sample_ratio: isMismatched ? MISMATCH : null,
    rows: toRecords(toReportTable(COLUMNS, arms)),
  }),
})
