import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import { CHANGE_PART_NAMES, CHANGE_PARTS, type ChangePart, type ChangeResult } from './change-result'

type Line = Readonly<{ part: ChangePart; change: number }>

const COLUMNS: readonly Column<Line>[] = [
  { name: 'part', kind: 'text', value: ({ part }) => CHANGE_PARTS[part].column },
  { name: 'change', kind: 'points', value: ({ change }) => change },
]

/** A row a part, as differences of shares; the last row is the sum. No rows where there is nothing to compare. */
export function toChangeAnswer({ parts }: ChangeResult): ReportAnswer {
  const lines = parts === null ? [] : CHANGE_PART_NAMES.map((part) => ({ part, change: parts[part] }))
  const table = toReportTable(COLUMNS, lines)
  return { table, json: { rows: toRecords(table), opposed: parts?.opposed ?? null } }
}
