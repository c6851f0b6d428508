import type { Prisma } from '@/lib/db'

/**
 * How an import stands. `cancelled`: somebody stopped it; `failed`: it ended before its end; `undoing`: some of its rows were
 * taken away again, `undone`: all.
 */
export type ImportState = 'waiting' | 'running' | 'cancelled' | 'failed' | 'done' | 'undoing' | 'undone'

/** Whether rows of it are still to come. */
export function isStoring(state: ImportState): boolean {
  return state === 'waiting' || state === 'running'
}

/** What `import_run.problem` says of one that somebody stopped. */
export const CANCELLED = 'cancelled'

export function toImportState(run: Prisma.ImportRunGetPayload<object>): ImportState {
  const { finishedAt, undoBegunAt, undoneAt, problem, rowsRead } = run
  if (undoneAt) return 'undone'
  if (undoBegunAt) return 'undoing'
  if (finishedAt) return 'done'
  if (problem !== null) return problem === CANCELLED ? 'cancelled' : 'failed'
  return rowsRead === 0 ? 'waiting' : 'running'
}
