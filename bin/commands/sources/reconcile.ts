import path from 'node:path'
import { type Command, Option } from 'commander'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import type { Compared } from '@/lib/ingest/reconcile/compare-totals'
import { reconcile } from '@/lib/ingest/reconcile/reconcile'
import { RECONCILED_UNITS, type ReconciledUnit } from '@/lib/ingest/reconcile/totals'
import { toScratch } from '@/lib/ingest/upload/upload-folder'
import { type Column, toColumns } from '@/lib/reports/report-table'
import { onDb } from '../../open-database'
import { formatOption, type ListFormat, printPages } from '../../print-list'
import type { Io } from '../../write-text'

type Asked = Readonly<{ file: string; unit?: ReconciledUnit; format: ListFormat }>

export function addReconcileCommand(program: Command, io: Io): void {
  program
    .command('reconcile')
    .description('hold what is stored against what the source says that there was')
    .argument('<file>', 'a table of a day and a count per step')
    .addOption(
      new Option('--unit <unit>', 'what is counted; without it as the header says, else events').choices(
        RECONCILED_UNITS,
      ),
    )
    .addOption(formatOption())
    .action((file: string, options: Omit<Asked, 'file'>) =>
      onDb((db, env) => reconcileCommand(db, { file, ...options }, env, io)),
    )
}

const COLUMNS: readonly Column<Compared>[] = [
  { name: 'day', kind: 'text', value: ({ day }) => day ?? 'all days' },
  { name: 'step', kind: 'text', value: ({ step }) => step },
  ...toColumns<Compared>('count', 'file', 'stored', 'difference'),
  { name: 'why', kind: 'text', value: ({ why }) => why },
]

/**
 * Prints all days of each step and the days that differ; what else is known of it goes to standard error. Exit code 0, or 2
 * where more than a hundredth of a step differs. Throws `bad_file`.
 */
export async function reconcileCommand(
  db: Db,
  { file, unit, format }: Asked,
  { timeZone, dataDir }: Pick<Settings, 'timeZone' | 'dataDir'>,
  { stdout, stderr }: Io,
): Promise<number> {
  const place = path.resolve(file)
  const scratch = toScratch(dataDir)
  const { rows, notes, differs } = await reconcile(db, place, { timeZone, scratch, unit: unit ?? null })
  await printPages(stdout, format, { columns: COLUMNS, pages: [rows], none: 'There is nothing to compare.' })
  for (const note of notes) stderr.write(`${note}\n`)
  return differs ? 2 : 0
}
