import { formatDay, formatMoment, formatRange } from '@/lib/format/format-day'
import type { DataState } from '@/lib/models/data-state'
import { sayDataState } from '@/lib/models/explain-data-state'
import { isRateMetric, toMetric, toRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { type Request, toBefore } from '@/lib/query/request/request'
import { unitOf } from '@/lib/query/unit'
import { COLUMN_KINDS } from './column-kind'
import { countsPairs, getReport, listRateNotes, type ReportName } from './registry'
import type { ReportTable } from './report-table'
import type { About } from './report-xlsx'

/**
 * What a report's file says of itself: the question in words, made absolute, and how to read its columns. `scope` is what
 * it is of, for reading.
 */
export function toReportAbout(
  name: ReportName,
  request: Request,
  { table, scope, dataState }: Readonly<{ table: ReportTable; scope: string; dataState: DataState }>,
): About {
  const { query, metric, now, asOf } = request
  const { title, question, usualDays = 'All time', counted } = getReport(name)
  const before = toBeforeText(name, request)
  const lines: readonly (readonly [label: string, text: string | null])[] = [
    ['Question', question],
    ['Days', query.range ? formatRange(query.range) : usualDays],
    ['Counted', counted?.what ?? sayCounted(name, query)],
    ['Funnel', request.funnel?.name ?? null],
    ['Products', scope === 'all products' ? 'All products' : scope],
    ['Metric', metric && nameMetric(name, metric, query)],
    ['Against', before],
    ['As of', `${formatMoment(now, 'UTC')} UTC`],
    ['Data', sayDataState(dataState, 'UTC')],
    ['As known', asOf && `At the end of ${formatDay(asOf)}`],
    ['How to read', counted?.note ?? RANGE_NOTE],
    ['', query.unit === 'users' && !counted ? USERS_NOTE : null],
    ...Object.entries(listRateNotes(name, request)),
    ...toColumnNotes(table).map((text) => ['', text] as const),
  ]
  return { title, lines: lines.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const])) }
}

function sayCounted(name: ReportName, query: ReportQuery): string {
  const { label, pair } = unitOf(query)
  return countsPairs(name) ? `${label} of each product (${pair})` : label
}

function nameMetric(name: ReportName, metric: string, query: ReportQuery): string {
  return isRateMetric(metric, query) && countsPairs(name)
    ? toRate(metric, query).label.pairs
    : toMetric(metric, query).label
}

/** How its numbers are read in a spreadsheet: a sentence for each kind of column that does not say it itself. */
function toColumnNotes({ columns }: ReportTable): string[] {
  const kinds = [...new Set(columns.map(({ kind }) => kind))]
  return kinds.flatMap((kind) => COLUMN_KINDS[kind].note ?? [])
}

const RANGE_NOTE =
  'A range selects sessions by the day on which they started; what they did later is counted too, also after its end.'
const USERS_NOTE =
  'A user is counted once over the whole range, so users do not add up over days or products.'

function toBeforeText(name: ReportName, request: Request): string | null {
  const isHeldAgainst = getReport(name).compares === 'previous'
  if (!request.compare && !isHeldAgainst) return null
  const before = isHeldAgainst ? toBefore(request) : request.before
  return before?.range ? formatRange(before.range) : 'Nothing: there is nothing before these days'
}
