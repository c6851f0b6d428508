import { defineReport } from '../report'
import { type Column, toColumns, toRecords, toReportTable } from '../report-table'
import { runTimeToStep } from './run-time-to-step'
import type { GapTimes, TimeBucket } from './time-to-step-result'

const COLUMNS: readonly Column<GapTimes>[] = [
  ...toColumns<GapTimes>('text', 'fromStep', 'toStep'),
  ...toColumns<GapTimes>('count', 'pairs'),
  ...toColumns<GapTimes>('seconds', 'meanSeconds', 'medianSeconds', 'p90Seconds'),
]

const BUCKET_COLUMNS: readonly Column<TimeBucket>[] = [
  ...toColumns<TimeBucket>('seconds', 'fromSeconds', 'toSeconds'),
  ...toColumns<TimeBucket>('count', 'pairs'),
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
