import type { PipelineStepName } from '@/lib/models/pipeline-step'
import { runDocsStep } from './docs-step'
import { runImportStep } from './import-step'
import type { PipelineContext, StepResult } from './pipeline-context'
import { runRefreshStep } from './refresh-step'
import { runSnapshotStep } from './snapshot-step'
import { runTestStep } from './test-step'

type Step = (context: PipelineContext) => Promise<StepResult>

/** What each step does. May throw: what is expected to go wrong as a TundishError. */
export const STEPS: Readonly<Record<PipelineStepName, Step>> = {
  import: runImportStep,
  snapshot: runSnapshotStep,
  refresh: runRefreshStep,
  test: runTestStep,
  docs: runDocsStep,
}
