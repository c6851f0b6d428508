import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { PipelineStepName } from '@/lib/models/pipeline-step'
import { startPipeline } from '@/lib/pipeline/run-pipeline'

/** Begins a run of some steps, and returns its id; null where one is under way: what waits, waits for the next. */
export async function startUnlessBusy(
  db: Db,
  steps: readonly PipelineStepName[],
  askedBy: string,
): Promise<string | null> {
  try {
    return await startPipeline(db, { steps, trigger: 'screen', askedBy })
  } catch (error) {
    if (error instanceof TundishError && error.code === 'busy') return null
    throw error
  }
}
