import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { parseParameters } from '@/lib/query/parse-parameters'
import { type ReportRequest, type RequestSettings, toReportRequest } from '@/lib/query/report-request'
import { toReportAbout } from '@/lib/reports/about-report'
import { answerReport, parseReportName, type ReportName } from '@/lib/reports/registry'
import { toReportCsv } from '@/lib/reports/report-csv'
import type { ReportAnswer } from '@/lib/reports/report-table'
import { toReportXlsx } from '@/lib/reports/report-xlsx'
import { formatTerminalTable } from '../format-terminal-table'

type Asked = Readonly<{ report: ReportName; request: ReportRequest; format: ReportFormat }>

type Format = (answer: ReportAnswer, asked: Asked) => string | Promise<Buffer>

const FORMATS = {
  table: ({ table }) => formatTerminalTable(table),
  csv: ({ table }) => toReportCsv(table),
  json: ({ json }) => `${JSON.stringify(json, null, 2)}\n`,
  xlsx: ({ table }, { report, request }) =>
    toReportXlsx([{ name: report, table }], toReportAbout(report, request, table)),
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
  const request = toReportRequest(parseParameters(raw), settings)
  return { report, request, format: format as ReportFormat }
}

/** The report as it was asked for: text, or the bytes of an XLSX file. Throws `unknown_product`. */
export async function runReportCommand(db: Db, asked: Asked): Promise<string | Buffer> {
  return FORMATS[asked.format](await answerReport(db, asked.report, asked.request), asked)
}
