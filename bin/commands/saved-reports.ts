import type { Db } from '@/lib/db'
import type { Column } from '@/lib/reports/report-table'
import { type ListedReport, listReports } from '@/lib/store/report-list'
import { type ListFormat, printList } from '../print-list'

const COLUMNS: readonly Column<ListedReport>[] = [
  { name: 'id', kind: 'text', value: ({ id }) => id },
  { name: 'name', kind: 'text', value: ({ name }) => name },
  { name: 'owner', kind: 'text', value: ({ owner }) => owner },
  { name: 'changed', kind: 'text', value: ({ updatedAt }) => updatedAt.toISOString() },
]

type Output = Readonly<{ stdout: NodeJS.WritableStream }>

/** Prints the saved reports, last changed first. */
export async function listSavedReportsCommand(db: Db, format: ListFormat, { stdout }: Output): Promise<void> {
  const { reports } = await listReports(db, { perPage: null })
  printList(stdout, { columns: COLUMNS, rows: reports, format, none: 'There are no saved reports.' })
}
