import { ratio } from '@/lib/stats/ratio'
import { tellApart } from '../label-lines'
import { type Column, type ReportAnswer, toRecords, toReportTable } from '../report-table'
import type { CompareLine, CompareResult } from './compare-result'

const COLUMNS: readonly Column<CompareLine>[] = [
  { name: 'product', kind: 'text', value: (row) => row.product },
  { name: 'category', kind: 'text', value: (row) => row.category },
  { name: 'before_part', kind: 'count', value: (row) => row.before.part },
  { name: 'before_whole', kind: 'count', value: (row) => row.before.whole },
  { name: 'before', kind: 'share', value: (row) => ratio(row.before.part, row.before.whole) },
  { name: 'before_shrunk', kind: 'share', value: (row) => row.before.shrunk?.share ?? null },
  { name: 'now_part', kind: 'count', value: (row) => row.now.part },
  { name: 'now_whole', kind: 'count', value: (row) => row.now.whole },
  { name: 'now', kind: 'share', value: (row) => ratio(row.now.part, row.now.whole) },
  { name: 'now_shrunk', kind: 'share', value: (row) => row.now.shrunk?.share ?? null },
  { name: 'now_shrunk_low', kind: 'share', value: (row) => row.now.shrunk?.interval.low ?? null },
  { name: 'now_shrunk_high', kind: 'share', value: (row) => row.now.shrunk?.interval.high ?? null },
  { name: 'change', kind: 'points', value: (row) => row.change?.difference ?? null },
  { name: 'change_low', kind: 'points', value: (row) => row.change?.interval.low ?? null },
  { name: 'change_high', kind: 'points', value: (row) => row.change?.interval.high ?? null },
  { name: 'verdict', kind: 'text', value: (row) => row.change?.verdict ?? null },
  { name: 'more_needed', kind: 'count', value: (row) => row.change?.moreNeeded ?? null },
  { name: 'each_needed', kind: 'count', value: (row) => row.change?.eachNeeded ?? null },
]

const PRODUCT_COLUMNS: readonly Column<CompareLine>[] = [
  ...COLUMNS,
  { name: 'product_id', kind: 'text', value: (row) => row.id },
]

/** A row a product; none where there is nothing to compare with. */
export function toCompareAnswer(result: CompareResult | null): ReportAnswer {
  const lines = result?.lines ?? []
  const table = toReportTable(COLUMNS, tellApart(lines))
  const before = result?.before.range ?? null
  const json = {
    metric: result?.metric ?? null,
    by: result?.by ?? null,
    before_from: before?.from ?? null,
    before_to: before?.to ?? null,
    smallest_change: result?.smallestChange ?? null,
    rows: toRecords(toReportTable(result?.by === 'product' ? PRODUCT_COLUMNS : COLUMNS, lines)),
  }
  return { table, json }
}
