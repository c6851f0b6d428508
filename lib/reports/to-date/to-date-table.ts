import type { Json } from '../json'
import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type { ToDateLine, ToDateResult } from './to-date-result'

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
  { name: 'change_low', kind: 'number', value: (row) => against(row)?.change?.interval?.low ?? null },
  { name: 'change_high', kind: 'number', value: (row) => against(row)?.change?.interval?.high ?? null },
  { name: 'verdict', kind: 'text', value: (row) => against(row)?.change?.verdict ?? null },
  { name: 'more_needed', kind: 'count', value: (row) => against(row)?.change?.moreNeeded ?? null },
  { name: 'each_needed', kind: 'count', value: (row) => against(row)?.change?.eachNeeded ?? null },
]

/** A row a metric and range that it is held against. */
export function toToDateAnswer(result: ToDateResult): ReportAnswer {
  const rows = result.ranges.flatMap((_, index) => result.lines.map((line) => ({ line, index, result })))
  const table = toReportTable(COLUMNS, rows)
  const json: Readonly<Record<string, Json>> = { rows: toRecords(table) }
  return { table, json }
}
