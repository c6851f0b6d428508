/** The steps of the pipeline in their order: what each counts and does, and those that must have passed before it. */
export const PIPELINE_STEPS = {
  import: {
    label: 'Import',
    counts: 'rows',
    does: 'stores the files that wait, and reads what is new of sources elsewhere',
    after: [],
  },
  snapshot: {
    label: 'Snapshot',
    counts: 'versions',
    does: 'keeps what changed in orders and products',
    after: ['import'],
  },
  refresh: { label: 'Refresh', counts: 'sessions', does: 'brings the funnel up to date', after: ['import'] },
  test: { label: 'Test', counts: 'tests', does: 'tries every data test', after: [] },
  docs: {
    label: 'Docs',
    counts: 'models',
    does: 'counts every model, and writes what the docs show',
    after: [],
  },
} as const satisfies Record<
  string,
  Readonly<{ label: string; counts: string; does: string; after: readonly string[] }>
>

export type PipelineStepName = keyof typeof PIPELINE_STEPS

export const PIPELINE_STEP_NAMES = Object.keys(PIPELINE_STEPS) as readonly PipelineStepName[]

/** waiting and running while the run is under way; skipped because of a step before; interrupted: its process went away. */
export type PipelineStepState =
  | 'waiting'
  | 'running'
  | 'passed'
  | 'warned'
  | 'failed'
  | 'skipped'
  | 'interrupted'

export type RunState = 'running' | 'passed' | 'warned' | 'failed' | 'interrupted'

/** schedule: by the clock; command: from a terminal; screen: by somebody at the page of runs. */
export type RunTrigger = 'schedule' | 'command' | 'screen'

/** The step and all after it, for a run that goes on from there. */
export function listStepsFrom(first: PipelineStepName): readonly PipelineStepName[] {
  return PIPELINE_STEP_NAMES.slice(PIPELINE_STEP_NAMES.indexOf(first))
}

/** Null for what is no step. */
export function parsePipelineStepName(text: unknown): PipelineStepName | null {
  return PIPELINE_STEP_NAMES.find((name) => name === text) ?? null
}
