import type { Db } from '@/lib/db'
import { toReportCsv } from '@/lib/reports/report-csv'
import { type Column, toReportTable } from '@/lib/reports/report-table'
import { type ListedReport, listReports } from '@/lib/store/report-list'
import { formatTerminalTable } from '../format-terminal-table'

const COLUMNS: readonly Column<ListedReport>[] = [
  { name: 'id', kind: 'text', value: ({ id }) => id },
  { name: 'name', kind: 'text', value: ({ name }) => name },
  { name: 'owner', kind: 'text', value: ({ owner }) => owner },
  { name: 'changed', kind: 'text', value: ({ updatedAt }) => updatedAt.toISOString() },
]

const FORMATS = {
  table: (reports) => formatTerminalTable(toReportTable(COLUMNS, reports)),
  csv: (reports) => toReportCsv(toReportTable(COLUMNS, reports)),
  json: (reports) => `${JSON.stringify(reports, null, 2)}\n`,
} as const satisfies Record<string, (reports: readonly ListedReport[]) => string>

type Output = Readonly<{ stdout: NodeJS.WritableStream }>

/** Prints the saved reports, last changed first. */
export async function listSavedReportsCommand(
  db: Db,
  format: keyof typeof FORMATS,
  { stdout }: Output,
): Promise<void> {
  const { reports } = await listReports(db, { perPage: null })
  const none = reports.length === 0 && format === 'table'
  stdout.write(none ? 'There are no saved reports.\n' : FORMATS[format](reports))
}
