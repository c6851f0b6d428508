import { formatDay, formatMoment, formatRange } from '@/lib/format/format-day'
import type { DataState } from '@/lib/models/data-state'
import { sayDataState } from '@/lib/models/explain-data-state'
import { isRateMetric, toMetric, toRate } from '@/lib/query/metric'
import { type Request, toBefore } from '@/lib/query/request/request'
import { UNITS, type Unit } from '@/lib/query/unit'
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
  const lines = [
    { label: 'Question', text: question },
    { label: 'Days', text: query.range ? formatRange(query.range) : usualDays },
    { label: 'Counted', text: counted?.what ?? sayCounted(name, query.unit) },
    { label: 'Products', text: scope === 'all products' ? 'All products' : scope },
    ...(metric ? [{ label: 'Metric', text: nameMetric(name, metric) }] : []),
    ...(before ? [{ label: 'Against', text: before }] : []),
    { label: 'As of', text: `${formatMoment(now, 'UTC')} UTC` },
    { label: 'Data', text: sayDataState(dataState, 'UTC') },
    ...(asOf ? [{ label: 'As known', text: `At the end of ${formatDay(asOf)}` }] : []),
    { label: 'How to read', text: counted?.note ?? RANGE_NOTE },
    ...(query.unit === 'users' && !counted ? [{ label: '', text: USERS_NOTE }] : []),
    ...Object.entries(listRateNotes(name, request)).map(([rate, text]) => ({ label: rate, text })),
    ...toColumnNotes(table).map((text) => ({ label: '', text })),
  ]
  return { title, lines }
}

function sayCounted(name: ReportName, unit: Unit): string {
  const { label, pair } = UNITS[unit]
  return countsPairs(name) ? `${label} of each product (${pair})` : label
}

function nameMetric(name: ReportName, metric: string): string {
  return isRateMetric(metric) && countsPairs(name) ? toRate(metric).label.pairs : toMetric(metric).label
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
