import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { DataState } from '@/lib/models/data-state'
import { toDataStateJson } from '@/lib/models/explain-data-state'
import { readDataState } from '@/lib/pipeline/current-data-state'
import { type Request, readRequest, toRequestSettings } from '@/lib/query/request/request'
import { toAsker } from '@/lib/reports/asker'
import { bindSections } from '@/lib/reports/bind-funnel'
import { explainStored, nameScope } from '@/lib/reports/bind-scope'
import { toReportCsv } from '@/lib/reports/report-csv'
import { type ReportTable, toColumns, toRecords } from '@/lib/reports/report-table'
import { listSectionReads } from '@/lib/reports/sections'
import { answerTable, listAskedTables, type TableName, toTableRequest } from '@/lib/reports/tables'
import { explainRules } from '@/lib/saved/explain-changes'
import { toCountingRules } from '@/lib/saved/report-definition'
import { getDataRange } from '@/lib/store/freshness'
import { type ListedReport, listReports } from '@/lib/store/kept/report-list'
import { getReport, type SavedReport } from '@/lib/store/kept/reports'
import { formatTerminalTable } from '../format-terminal-table'
import type { Listing } from '../print-list'
import type { Io } from '../write-text'
import { formatWarning } from './report'

/** The saved reports, last changed first. */
export const SAVED_REPORTS: Listing<ListedReport> = {
  columns: [
    ...toColumns<ListedReport>('text', 'id', 'name', 'owner'),
    { name: 'changed', kind: 'text', value: ({ updatedAt }) => updatedAt.toISOString() },
  ],
  read: async (db) => (await listReports(db, { perPage: null })).reports,
  none: 'There are no saved reports.',
}

/** A saved report with the tables that were asked for, answered now. */
type Answered = Readonly<{
  report: SavedReport
  view: Request
  /** What it is of, for reading. */
  scope: string
  tables: readonly Readonly<{ name: TableName; table: ReportTable }>[]
  /** How the data behind all of it stand. */
  dataState: DataState
}>

const FORMATS = {
  table: formatTables,
  csv: formatCsv,
  json: formatJson,
} as const satisfies Record<string, (answered: Answered) => string>

type Asked = Readonly<{ id: string; format: keyof typeof FORMATS; table?: string }>

/**
 * Prints the tables behind a saved report with the numbers of now, or the one called `table`; where those may be
 * wrong or behind, `stderr` says so. Throws `unknown_saved_report`, `bad_parameter` for a table that it has not,
 * and what its tables throw.
 */
export async function showSavedReportCommand(
  db: Db,
  { id, format, table }: Asked,
  env: Settings,
  { stdout, stderr }: Io,
): Promise<void> {
  const report = await getReport(db, id)
  if (!report) throw new TundishError('unknown_saved_report', `There is no saved report ${quote(id)}.`)
  if (report.deletedAt) throw new TundishError('unknown_saved_report', `Report ${id} was deleted.`)
  const { definition } = report.current
  const { mostDrawn: _, ...settings } = toRequestSettings(env, new Date())
  const trouble = await explainStored(db, definition)
  if (trouble !== null) throw new TundishError('unknown_product', `Report ${id} shows nothing. ${trouble}`)
  const ask = toAsker(db)
  const asked = readRequest(definition.parameters, settings, await getDataRange(db))
  const view = await bindSections(ask, asked, definition.sections)
  const names = chooseTables(listAskedTables(definition.sections, view), { format, table })
  const tables = []
  for (const name of names) {
    tables.push({ name, table: await answerTable(ask, toTableRequest(name, view), settings) })
  }
  for (const sentence of explainRules(definition.rules, toCountingRules(settings))) {
    stderr.write(`tundish: it was saved under other rules of counting. ${sentence}\n`)
  }
  const dataState = await readDataState(db, listSectionReads(definition.sections), settings)
  const scope = await nameScope(db, view.query)
  stdout.write(FORMATS[format]({ report, view, scope, tables, dataState }))
  stderr.write(formatWarning(dataState))
}

function chooseTables(
  names: readonly TableName[],
  { format, table }: Readonly<{ format: Asked['format']; table: string | undefined }>,
): readonly TableName[] {
  const list = names.join(', ')
  if (table !== undefined) {
    const chosen = names.filter((name) => name === table)
    if (chosen.length > 0) return chosen
    const sentence = `This report has no table ${quote(table)}; it has ${list || 'none'}.`
    throw new TundishError('bad_parameter', sentence)
  }
  if (format !== 'csv' || names.length === 1) return names
  throw new TundishError(
    'bad_parameter',
    `CSV holds one table: choose it with --table; there are ${list || 'none'}.`,
  )
}

function formatTables({ report, view, scope, tables }: Answered): string {
  const { query, rangeName } = view
  const question = [rangeName, query.unit, scope].join(' · ')
  const blocks = tables.map(({ name, table }) => `\n${name}\n${formatTerminalTable(table)}`)
  return `${report.name}\n${question}\n${blocks.join('')}`
}

function formatCsv({ tables }: Answered): string {
  return tables.map(({ table }) => toReportCsv(table)).join('')
}

function formatJson({ report, view, tables, dataState }: Answered): string {
  const { id, name, description, owner, current } = report
  const { parameters, note } = current.definition
  const records = Object.fromEntries(tables.map((one) => [one.name, toRecords(one.table)]))
  const answer = { id, name, description, owner, version: current.number, note, parameters }
  const asked = { range: view.query.range, data: toDataStateJson(dataState) }
  return `${JSON.stringify({ ...answer, ...asked, tables: records }, null, 2)}\n`
}
