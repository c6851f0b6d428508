import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type { GapTimes, TimeBucket, TimeToStepResult } from './time-to-step-result'

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

export function toTimeToStepAnswer(result: TimeToStepResult): ReportAnswer {
  const table = toReportTable(COLUMNS, result.gaps)
  const records = toRecords(table)
  const rows = result.gaps.map((gap, index) => ({
    ...records[index],
    left_out: gap.leftOut,
    histogram: toRecords(toReportTable(BUCKET_COLUMNS, gap.histogram)),
  }))
  return { table, json: { rows } }
}
