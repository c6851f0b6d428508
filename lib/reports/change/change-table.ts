import { tellApart } from '../label-lines'
import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import {
  CHANGE_PART_NAMES,
  CHANGE_PARTS,
  type ChangePart,
  type ChangeResult,
  type ProductChange,
} from './change-result'

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

const PRODUCT_COLUMNS: readonly Column<ProductChange>[] = [
  { name: 'product', kind: 'text', value: (row) => row.product },
  ...CHANGE_PART_NAMES.map(
    (part): Column<ProductChange> => ({
      name: CHANGE_PARTS[part].column,
      kind: 'points',
      value: (row) => row[part],
    }),
  ),
]

const JSON_PRODUCT_COLUMNS: readonly Column<ProductChange>[] = [
  ...PRODUCT_COLUMNS,
  { name: 'product_id', kind: 'text', value: (row) => row.id },
]

/** What each product adds to each part; the columns add up to the parts. */
export function toProductChangesAnswer({ products }: ChangeResult): ReportAnswer {
  const table = toReportTable(PRODUCT_COLUMNS, tellApart(products))
  return { table, json: { rows: toRecords(toReportTable(JSON_PRODUCT_COLUMNS, products)) } }
}
