import { toDatabaseError } from '@/lib/database-error'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { PIPELINE_STEPS, type RunState, type StepName } from '@/lib/models/pipeline-step'
import { getRun, type PipelineRun } from '@/lib/store/pipeline-runs'
import { getOwnRuns } from './holder'
import { beginStep, endRun, endStep, keepAlive, skipStep } from './keep-run'
import type { PipelineSettings, StepResult } from './pipeline-context'
import { writeRunResults } from './run-results/write-run-results'
import { STEPS } from './steps'

/** Most lines that are kept of a step. */
const MOST_LINES = 500

type Claimed = Readonly<{ runId: bigint; steps: readonly StepName[]; settings: PipelineSettings; now: Date }>

/** Runs the steps of a run that was claimed. What goes wrong in a step ends that step and what depends on it. */
export async function conductRun(db: Db, claimed: Claimed): Promise<PipelineRun> {
  const { runId, steps, settings } = claimed
  const stop = keepAlive(db, runId)
  const states = new Map<StepName, StepResult['state'] | 'skipped'>()
  try {
    for (const name of steps) states.set(name, await conductStep(db, claimed, name, states))
  } finally {
    stop()
    getOwnRuns().delete(runId)
    await endRun(db, runId, toRunState([...states.values()], steps.length))
  }
  const run = await getRun(db, String(runId))
  if (!run) throw new Error(`Run ${runId} is gone.`)
  await writeRunResults(db, run, settings.dataDir)
  return run
}

async function conductStep(
  db: Db,
  { runId, settings, now }: Claimed,
  name: StepName,
  states: ReadonlyMap<StepName, string>,
): Promise<StepResult['state'] | 'skipped'> {
  const broken = new Set(
    [...states].filter(([, state]) => state === 'failed' || state === 'skipped').map(([step]) => step),
  )
  const before: readonly StepName[] = PIPELINE_STEPS[name].after
  const blocking = before.find((step) => broken.has(step))
  if (blocking) {
    await skipStep(db, runId, name, `Not tried, because ${PIPELINE_STEPS[blocking].label} did not pass.`)
    return 'skipped'
  }
  if (!(await beginStep(db, runId, name)))
    throw new TundishError('busy', `Run ${runId} was taken to be gone, and another took its place.`)
  const log: string[] = []
  const result = await tryStep(name, {
    db,
    runId,
    settings,
    now,
    broken,
    log: (line) => void (log.length < MOST_LINES && log.push(line)),
  })
  await endStep(db, runId, name, result, log)
  return result.state
}

async function tryStep(
  name: StepName,
  context: Parameters<(typeof STEPS)[StepName]>[0],
): Promise<StepResult> {
  try {
    return await STEPS[name](context)
  } catch (error) {
    const known = error instanceof TundishError ? error : toDatabaseError(error)
    if (known) return { state: 'failed', rows: null, message: known.message }
    console.error(error)
    context.log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { state: 'failed', rows: null, message: 'This is a fault of ours; the log says more.' }
  }
}

function toRunState(states: readonly string[], wanted: number): RunState {
  if (states.length < wanted || states.includes('failed')) return 'failed'
  return states.includes('warned') ? 'warned' : 'passed'
}
