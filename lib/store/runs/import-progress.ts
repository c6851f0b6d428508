import type { Db } from '@/lib/db'
import { type ImportState, isStoring } from './import-state'
import { getImport, listSentWith } from './source-imports'

/** How far an import has come, and the run of the pipeline that is under way: null where none is, or a later one. */
export type ImportProgress = Readonly<{
  state: ImportState
  /** Rows of it are still to come. */
  isStoring: boolean
  rowsRead: number
  bytesRead: number
  bytesTotal: number
  problem: string | null
  /** Imports of files that were sent with these, and that are not stored yet. */
  othersOpen: number
  run: Readonly<{ id: string; askedBy: string; step: string | null }> | null
}>

/** Null where there is no such import. */
export async function readImportProgress(db: Db, id: string): Promise<ImportProgress | null> {
  const [found, others, run] = await Promise.all([
    getImport(db, id),
    listSentWith(db, id),
    db.pipelineRun.findFirst({
      where: { finishedAt: null },
      orderBy: { id: 'desc' },
      select: {
        id: true,
        askedBy: true,
        startedAt: true,
        steps: { where: { state: 'running' }, select: { name: true }, take: 1 },
      },
    }),
  ])
  if (!found) return null
  const { state, rowsRead, bytesRead, bytesTotal, problem, finishedAt } = found
  const isOfRun = run !== null && (finishedAt === null || run.startedAt <= finishedAt)
  return {
    state,
    isStoring: isStoring(state),
    rowsRead,
    bytesRead,
    bytesTotal,
    problem,
    othersOpen: others.filter((other) => isStoring(other.state)).length,
    run: isOfRun ? { id: String(run.id), askedBy: run.askedBy, step: run.steps[0]?.name ?? null } : null,
  }
}
