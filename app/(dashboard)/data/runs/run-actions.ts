'use server'

import { TundishError } from '@/lib/errors'
import { listStepsFrom, PIPELINE_STEP_NAMES, parsePipelineStepName } from '@/lib/models/pipeline-step'
import { startPipeline } from '@/lib/pipeline/run-pipeline'
import { type Attempt, attempt } from '../../../_access/attempt'
import { nameVisitor } from '../../../_access/visitor'

/**
 * Begins a run of all steps, or of one and those after it; the new run's id. Where somebody runs something again, its tests
 * look at everything.
 */
export async function startRun(from: unknown): Promise<Attempt<string>> {
  return attempt('admin', async ({ db, visitor }) => {
    const first = from === null ? null : parsePipelineStepName(from)
    if (from !== null && first === null) {
      throw new TundishError(
        'bad_parameter',
        `There is no such step; there are ${PIPELINE_STEP_NAMES.join(', ')}.`,
      )
    }
    const steps = first ? listStepsFrom(first) : PIPELINE_STEP_NAMES
    return startPipeline(db, {
      steps,
      trigger: 'screen',
      askedBy: nameVisitor(visitor),
      fullTests: first !== null,
    })
  })
}
