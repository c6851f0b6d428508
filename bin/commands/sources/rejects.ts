import type { Command } from 'commander'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { quote } from '@/lib/format/quote'
import { retryRejects } from '@/lib/ingest/source/retry-rejects'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { type Column, toColumns } from '@/lib/reports/report-table'
import { parseRowId } from '@/lib/store/row-id'
import { listRejects, type Reject } from '@/lib/store/runs/imports'
import { onDb } from '../../open-database'
import { formatOption, type ListFormat, printPages } from '../../print-list'
import { type Output, writeText } from '../../write-text'
import { requireImportId } from './imports'

const COLUMNS: readonly Column<Reject>[] = [
  { name: 'file', kind: 'text', value: (reject) => reject.file },
  { name: 'line', kind: 'count', value: (reject) => reject.line },
  ...toColumns<Reject>('text', 'reason', 'row'),
]

export function addRejectsCommands(program: Command, io: Output): void {
  const rejects = program.command('rejects').description('rows that imports could not take')
  rejects
    .command('list', { isDefault: true })
    .description('print them, with the reason')
    .option('--import <id>', 'only those of one import')
    .addOption(formatOption())
    .action(({ format, import: importId }: { import?: string; format: ListFormat }) =>
      onDb((db) => rejectsCommand(db, { format, ...(importId !== undefined && { importId }) }, io)),
    )
  rejects
    .command('retry')
    .description('read those of an import again, by the last mapping of its source, and refresh')
    .argument('<id>', 'the number of the import')
    .action((id: string) => onDb((db, env) => retryCommand(db, id, env, io)))
}

/** Exit code 0, or 2 where rows are still refused. Throws `bad_parameter`. */
export async function retryCommand(
  db: Db,
  id: string,
  { timeZone, firstDay }: Pick<Settings, 'timeZone' | 'firstDay'>,
  { stdout }: Output,
): Promise<number> {
  const { read, stored, corrected, repeated, rejected } = await retryRejects(db, requireImportId(id), {
    firstDay,
  })
  const { sessions } = await runRefresh(db, { timeZone })
  const counts = [
    `${formatCount(read)} rows were read again`,
    `${formatCount(stored)} are stored now`,
    `${formatCount(corrected)} corrected what was known`,
    `${formatCount(repeated)} were known`,
    `${formatCount(rejected)} are still refused`,
  ]
  await writeText(stdout, `${counts.join(', ')}. Refreshed ${formatCount(sessions)} sessions.\n`)
  return rejected > 0 ? 2 : 0
}

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
