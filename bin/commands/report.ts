import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { parseParameters } from '@/lib/query/parse-parameters'
import { type RequestSettings, toReportRequest } from '@/lib/query/report-request'
import { answerReport, parseReportName } from '@/lib/reports/registry'
import { toReportCsv } from '@/lib/reports/report-csv'
import type { ReportAnswer } from '@/lib/reports/report-table'
import { formatTerminalTable } from '../format-terminal-table'

const FORMATS = {
  table: ({ table }) => formatTerminalTable(table),
  csv: ({ table }) => toReportCsv(table),
  json: ({ json }) => `${JSON.stringify(json, null, 2)}\n`,
} as const satisfies Record<string, (answer: ReportAnswer) => string>

/** What `tundish report` was asked, checked: everything that can be refused before a database is opened. */
export function parseReportCommand(
  name: string,
  options: Readonly<Record<string, string>>,
  settings: RequestSettings,
) {
  const { format = 'table', ...raw } = options
  const report = parseReportName(name)
  if (!Object.hasOwn(FORMATS, format)) {
    throw new TundishError('bad_parameter', `"format" must be one of ${Object.keys(FORMATS).join(', ')}.`)
  }
  const request = toReportRequest(parseParameters(raw), settings)
  return { report, request, format: format as keyof typeof FORMATS }
}

/** The report as text for standard output. Throws `unknown_product`. */
export async function runReportCommand(
  db: Db,
  asked: ReturnType<typeof parseReportCommand>,
): Promise<string> {
  return FORMATS[asked.format](await answerReport(db, asked.report, asked.request))
}
