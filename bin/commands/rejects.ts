import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { Column } from '@/lib/reports/report-table'
import { listRejects, type Reject } from '@/lib/store/imports'
import { parseRowId } from '@/lib/store/row-id'
import { type PageFormat, writePages } from '../write-pages'

const COLUMNS: readonly Column<Reject>[] = [
  { name: 'file', kind: 'text', value: (reject) => reject.file },
  { name: 'line', kind: 'count', value: (reject) => reject.line },
  { name: 'reason', kind: 'text', value: (reject) => reject.reason },
  { name: 'row', kind: 'text', value: (reject) => reject.row },
]

/** Prints the rows that imports could not take, as many as there are. Exit code 0. Throws `bad_parameter`. */
export async function rejectsCommand(
  db: Db,
  { importId, format }: Readonly<{ importId?: string; format: PageFormat }>,
  { stdout }: Readonly<{ stdout: NodeJS.WritableStream }>,
): Promise<number> {
  const id = importId === undefined ? null : parseRowId(importId)
  if (importId !== undefined && id === null) {
    throw new TundishError(
      'bad_parameter',
      `"import" must be the number of an import; it is ${quote(importId)}.`,
    )
  }
  const pages = listRejects(db, id)
  const count = await writePages(stdout, format, COLUMNS, pages)
  if (count === 0 && format === 'table') stdout.write('No row was rejected.\n')
  return 0
}
