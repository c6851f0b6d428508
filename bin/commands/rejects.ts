import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { Column } from '@/lib/reports/report-table'
import { parseRowId } from '@/lib/store/row-id'
import { listRejects, type Reject } from '@/lib/store/runs/imports'
import { type ListFormat, printPages } from '../print-list'
import type { Output } from '../write-text'

const COLUMNS: readonly Column<Reject>[] = [
  { name: 'file', kind: 'text', value: (reject) => reject.file },
  { name: 'line', kind: 'count', value: (reject) => reject.line },
  { name: 'reason', kind: 'text', value: (reject) => reject.reason },
  { name: 'row', kind: 'text', value: (reject) => reject.row },
]

/** Prints the rows that imports could not take, as many as there are. Throws `bad_parameter`. */
export async function rejectsCommand(
  db: Db,
  { importId, format }: Readonly<{ importId?: string; format: ListFormat }>,
  { stdout }: Output,
): Promise<void> {
  const id = importId === undefined ? null : parseRowId(importId)
  if (importId !== undefined && id === null) {
    throw new TundishError(
      'bad_parameter',
      `"import" must be the number of an import; it is ${quote(importId)}.`,
    )
  }
  const list = { columns: COLUMNS, pages: listRejects(db, id), none: 'No row was rejected.' }
  await printPages(stdout, format, list)
}
