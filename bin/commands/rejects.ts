import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { Column } from '@/lib/reports/report-table'
import { listRejects, type Reject } from '@/lib/store/imports'
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
  if (importId !== undefined && !/^\d{1,18}$/.test(importId)) {
    throw new TundishError(
      'bad_parameter',
      `"import" must be the number of an import; it is "${importId.slice(0, 60)}".`,
    )
  }
  const pages = listRejects(db, importId === undefined ? null : BigInt(importId))
  const count = await writePages(stdout, format, COLUMNS, pages)
  if (count === 0 && format === 'table') stdout.write('No row was rejected.\n')
  return 0
}
