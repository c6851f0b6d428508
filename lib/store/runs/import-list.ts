import type { DbOrTransaction } from '@/lib/db'
import { type ImportState, toImportState } from './import-state'

export type ListedImport = Readonly<{
  id: string
  source: string
  startedAt: Date
  read: number
  stored: number
  corrected: number
  known: number
  refused: number
  state: ImportState
  problem: string | null
  undoneAt: Date | null
}>

/** What was imported, the newest first. */
export async function listImports(db: DbOrTransaction): Promise<ListedImport[]> {
  const runs = await db.importRun.findMany({ orderBy: { id: 'desc' } })
  return runs.map((run) => ({
    id: String(run.id),
    source: run.source,
    startedAt: run.startedAt,
    read: run.rowsRead,
    stored: run.stored,
    corrected: run.corrected,
    known: run.repeated,
    refused: run.rejected,
    state: toImportState(run),
    problem: run.problem,
    undoneAt: run.undoneAt,
  }))
}
