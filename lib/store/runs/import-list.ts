import type { DbOrTransaction } from '@/lib/db'

/** waiting or storing: it has not ended; failed: it ended before its end; undoing: some of it is still there. */
export type ImportState = 'storing' | 'done' | 'failed' | 'undoing' | 'undone'

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

type Run = Readonly<{
  finishedAt: Date | null
  problem: string | null
  undoBegunAt: Date | null
  undoneAt: Date | null
}>

function toState({ finishedAt, problem, undoBegunAt, undoneAt }: Run): ImportState {
  if (undoneAt) return 'undone'
  if (undoBegunAt) return 'undoing'
  if (finishedAt) return 'done'
  return problem === null ? 'storing' : 'failed'
}

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
    state: toState(run),
    problem: run.problem,
    undoneAt: run.undoneAt,
  }))
}
