import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { toReportCsv } from '@/lib/reports/report-csv'
import { type Column, toReportTable } from '@/lib/reports/report-table'
import { listRejects, type Reject } from '@/lib/store/imports'
import { formatTerminalTable } from '../format-terminal-table'

const COLUMNS: readonly Column<Reject>[] = [
  { name: 'file', kind: 'text', value: (reject) => reject.file },
  { name: 'line', kind: 'count', value: (reject) => reject.line },
  { name: 'reason', kind: 'text', value: (reject) => reject.reason },
  { name: 'row', kind: 'text', value: (reject) => reject.row },
]

const FORMATS = {
  table: (rejects) => formatTerminalTable(toReportTable(COLUMNS, rejects)),
  csv: (rejects) => toReportCsv(toReportTable(COLUMNS, rejects)),
  json: (rejects) => `${JSON.stringify(rejects, null, 2)}\n`,
} as const satisfies Record<string, (rejects: readonly Reject[]) => string>

/** Prints the rows that imports could not take. Exit code 0. */
export async function rejectsCommand(
  db: Db,
  { importId, format }: Readonly<{ importId?: string; format: keyof typeof FORMATS }>,
  { stdout }: Readonly<{ stdout: NodeJS.WritableStream }>,
): Promise<number> {
  if (importId !== undefined && !/^\d{1,18}$/.test(importId)) {
    throw new TundishError(
      'bad_parameter',
      `"import" must be the number of an import; it is "${importId.slice(0, 60)}".`,
    )
  }
  const rejects = await listRejects(db, importId === undefined ? null : BigInt(importId))
  stdout.write(
    rejects.length === 0 && format === 'table' ? 'No row was rejected.\n' : FORMATS[format](rejects),
  )
  return 0
}
