import { defineReport } from '../report'
import { type Column, toRecords, toReportTable } from '../report-table'
import { runTimeToStep } from './run-time-to-step'
import type { GapTimes, TimeBucket } from './time-to-step-result'

const COLUMNS: readonly Column<GapTimes>[] = [
  { name: 'from_step', kind: 'text', value: (row) => row.fromStep },
  { name: 'to_step', kind: 'text', value: (row) => row.toStep },
  { name: 'pairs', kind: 'count', value: (row) => row.pairs },
  { name: 'mean_seconds', kind: 'seconds', value: (row) => row.meanSeconds },
  { name: 'median_seconds', kind: 'seconds', value: (row) => row.medianSeconds },
  { name: 'p90_seconds', kind: 'seconds', value: (row) => row.p90Seconds },
]

const BUCKET_COLUMNS: readonly Column<TimeBucket>[] = [
  { name: 'from_seconds', kind: 'seconds', value: (row) => row.fromSeconds },
  { name: 'to_seconds', kind: 'seconds', value: (row) => row.toSeconds },
  { name: 'pairs', kind: 'count', value: (row) => row.pairs },
]

export const TIME_TO_STEP = defineReport({
  name: 'time-to-step',
  title: 'Time to step',
  question: 'How long does it take from step to step?',
  reads: ['product', 'product_funnel'],
  takes: [],
  compares: 'twice',
  run: (db, { query }) => runTimeToStep(db, query),
  toTable: ({ gaps }) => toReportTable(COLUMNS, gaps),
  toJson: ({ gaps }) => ({
    rows: gaps.map((gap) => ({
      ...toRecords(toReportTable(COLUMNS, [gap]))[0],
      left_out: gap.leftOut,
      histogram: toRecords(toReportTable(BUCKET_COLUMNS, gap.histogram)),
    })),
  }),
})
