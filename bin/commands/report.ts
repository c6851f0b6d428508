import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { DataState } from '@/lib/models/data-state'
import { toDataStateJson, warnOfDataState } from '@/lib/models/explain-data-state'
import { readDataState } from '@/lib/pipeline/current-data-state'
import { parseRequest, type Request, type RequestSettings } from '@/lib/query/request/request'
import { toReportAbout } from '@/lib/reports/about-report'
import { answerReport } from '@/lib/reports/answer-report'
import { toAsker } from '@/lib/reports/asker'
import { bindFunnel } from '@/lib/reports/bind-funnel'
import { bindRequest, nameScope } from '@/lib/reports/bind-scope'
import { getReport, parseReportName, type ReportName } from '@/lib/reports/registry'
import { toReportCsv } from '@/lib/reports/report-csv'
import type { ReportAnswer } from '@/lib/reports/report-table'
import { toReportXlsx } from '@/lib/reports/report-xlsx'
import { formatTerminalTable } from '../format-terminal-table'

type Asked = Readonly<{ report: ReportName; request: Request; format: ReportFormat }>

/** What was answered, of what, and how the data behind it stands. */
type Answered = ReportAnswer & Readonly<{ scope: string; dataState: DataState }>

type Format = (answered: Answered, asked: Asked) => string | Promise<Buffer>

const FORMATS = {
  table: ({ table }) => formatTerminalTable(table),
  csv: ({ table }) => toReportCsv(table),
  json: ({ json, dataState }) =>
    `${JSON.stringify({ ...json, data: toDataStateJson(dataState) }, null, 2)}\n`,
  xlsx: ({ table, scope, dataState }, { report, request }) =>
    toReportXlsx([{ name: report, table }], toReportAbout(report, request, { table, scope, dataState })),
} as const satisfies Record<string, Format>

export type ReportFormat = 'table' | 'csv' | 'json' | 'xlsx'

/** What `tundish report` was asked, checked: everything that can be refused before a database is opened. */
export function parseReportCommand(
  name: string,
  options: Readonly<Record<string, string>>,
  settings: RequestSettings,
): Asked {
  const { format = 'table', ...raw } = options
  const report = parseReportName(name)
  if (!Object.hasOwn(FORMATS, format)) {
    throw new TundishError('bad_parameter', `"format" must be one of ${Object.keys(FORMATS).join(', ')}.`)
  }
  const request = parseRequest(raw, settings)
  return { report, request, format: format as ReportFormat }
}

/** What goes where the report was asked to go: text, or the bytes of an XLSX file; and what is to be said beside it. */
export type ReportOutput = Readonly<{ content: string | Buffer; warning: string }>

/** The report as it was asked for, with a warning where its numbers may be wrong or behind. Throws `unknown_product`. */
export async function runReportCommand(db: Db, asked: Asked): Promise<ReportOutput> {
  const { report, format } = asked
  const ask = toAsker(db)
  const request = await bindFunnel(ask, await bindRequest(db, asked.request))
  const answer = await answerReport(ask, report, request)
  const dataState = await readDataState(db, getReport(report).reads, request)
  const answered = { ...answer, scope: await nameScope(db, request.query), dataState }
  const content = await FORMATS[format](answered, { ...asked, request })
  return { content, warning: formatWarning(dataState) }
}

/** The line beside numbers that may be wrong or behind, with each problem; empty where there is nothing to say. */
export function formatWarning(dataState: DataState): string {
  const warning = warnOfDataState(dataState)
  return warning === null ? '' : `! ${warning} ${dataState.problems.join(' ')}\n`
}
