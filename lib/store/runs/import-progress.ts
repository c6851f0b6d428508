import type { Db } from '@/lib/db'
import type { ImportState } from './import-state'
import { getImport } from './source-imports'

/** How far an import has come, and the run of the pipeline that is under way: null where none is, or a later one. */
export type ImportProgress = Readonly<{
  state: ImportState
  rowsRead: number
  bytesRead: number
  bytesTotal: number
  problem: string | null
  run: Readonly<{ id: string; askedBy: string; step: string | null }> | null
}>

/** Null where there is no such import. */
export async function readImportProgress(db: Db, id: string): Promise<ImportProgress | null> {
  const [found, run] = await Promise.all([
    getImport(db, id),
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
    rowsRead,
    bytesRead,
    bytesTotal,
    problem,
    run: isOfRun ? { id: String(run.id), askedBy: run.askedBy, step: run.steps[0]?.name ?? null } : null,
  }
}
