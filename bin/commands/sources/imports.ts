import type { Command } from 'commander'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { quote } from '@/lib/format/quote'
import { foreseeUndo, sayForeseen } from '@/lib/ingest/forget/foresee-undo'
import { undoImport } from '@/lib/ingest/forget/undo-import'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { toColumns } from '@/lib/reports/report-table'
import { parseRowId } from '@/lib/store/row-id'
import { listImports, type SourceImport } from '@/lib/store/runs/source-imports'
import { confirm, type Terminal } from '../../confirm'
import { onDb } from '../../open-database'
import { addList, type Listing } from '../../print-list'

const IMPORTS: Listing<SourceImport> = {
  columns: [
    ...toColumns<SourceImport>('text', 'id', 'source'),
    { name: 'started', kind: 'text', value: ({ startedAt }) => startedAt.toISOString() },
    { name: 'read', kind: 'count', value: ({ rowsRead }) => rowsRead },
    ...toColumns<SourceImport>('count', 'stored', 'corrected'),
    { name: 'known', kind: 'count', value: ({ repeated }) => repeated },
    { name: 'refused', kind: 'count', value: ({ rejected }) => rejected },
    { name: 'state', kind: 'text', value: ({ state }) => state },
    { name: 'undone', kind: 'text', value: ({ undoneAt }) => undoneAt?.toISOString() ?? null },
    { name: 'problem', kind: 'text', value: ({ problem }) => problem },
  ],
  read: async (db) => (await listImports(db)).imports,
  none: 'Nothing was imported yet.',
}

export function addImportsCommands(program: Command, io: Terminal): void {
  const imports = program.command('imports').description('what was imported')
  addList(imports, 'print them, the newest first', IMPORTS, io)
  imports
    .command('undo')
    .description('take away what one brought, and refresh')
    .argument('<id>', 'its number in the list')
    .option('--yes', 'ask nothing')
    .action((id: string, { yes = false }: { yes?: boolean }) =>
      onDb((db, { timeZone }) => undoCommand(db, { id, yes, timeZone }, io)),
    )
}

/** Says what goes and what cannot be brought back, asks, undoes and refreshes. Throws `bad_parameter`. */
export async function undoCommand(
  db: Db,
  { id, yes, timeZone }: Readonly<{ id: string; yes: boolean; timeZone: string }>,
  io: Terminal,
): Promise<number> {
  const importId = requireImportId(id)
  const foreseen = await foreseeUndo(db, importId)
  if (foreseen.isUndone) throw new TundishError('bad_parameter', `Import ${id} was undone already.`)
  if (!(await confirm(io, { yes, says: sayForeseen(foreseen), question: 'Undo it?' }))) {
    io.stdout.write('Nothing was changed.\n')
    return 0
  }
  const { events, orders } = await undoImport(db, importId)
  const { sessions } = await runRefresh(db, { timeZone })
  io.stdout.write(
    `Undone: ${formatCount(events)} events and ${formatCount(orders)} orders have gone. Refreshed ${formatCount(sessions)} sessions.\n`,
  )
  return 0
}

/** Throws `bad_parameter` for what is no number of an import. */
export function requireImportId(text: string): bigint {
  const id = parseRowId(text)
  if (id !== null) return id
  throw new TundishError(
    'bad_parameter',
    `An import is named by its number, as tundish imports lists them; this is ${quote(text)}.`,
  )
}
