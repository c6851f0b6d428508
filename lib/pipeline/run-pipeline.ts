import type { Db } from '@/lib/db'
import type { PipelineRun } from '@/lib/store/pipeline-runs'
import { type AskedRun, claimRun } from './claim-run'
import { conductRun } from './conduct-run'
import type { PipelineSettings } from './pipeline-context'

/**
 * Runs the pipeline, whole or some steps of it, and resolves when it has ended; null where the time of the schedule has
 * had its run. Throws `busy` while another run is under way, here or in another process. `now`: what every step takes for
 * the present; null: the database's clock when it begins.
 */
export async function runPipeline(
  db: Db,
  asked: AskedRun,
  settings: PipelineSettings,
  now: Date | null = null,
): Promise<PipelineRun | null> {
  const runId = await claimRun(db, asked)
  return runId === null ? null : conductRun(db, { runId, steps: asked.steps, settings, now })
}
