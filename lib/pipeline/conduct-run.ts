import { toKnownError } from '@/lib/database-error'
import type { Db } from '@/lib/db'
import { TundishError, toErrorText } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { applyRetention } from '@/lib/ingest/forget/apply-retention'
import { listHalfUndone, undoImport } from '@/lib/ingest/forget/undo-import'
import { PIPELINE_STEPS, type PipelineStepName, type RunState } from '@/lib/models/pipeline-step'
import { runImportStep } from '@/lib/pipeline/import/import-step'
import { getOwnRuns } from '@/lib/pipeline/runs/holder'
import { beginStep, endRun, endStep, keepAlive } from '@/lib/pipeline/runs/keep-run'
import { RUN_RESULTS, writeRunResults } from '@/lib/pipeline/runs/write-run-results'
import { type RefreshResult, runRefresh, sayRebuilt } from '@/lib/refresh/run-refresh'
import { getRun, type PipelineRun } from '@/lib/store/runs/pipeline-runs'
import { runDocsStep } from './docs-step'
import type { PipelineContext, PipelineSettings, StepResult } from './pipeline-context'
import { runSnapshotStep } from './snapshot/run-snapshot'
import { runTestStep } from './test-step'

type RunStep = (context: PipelineContext) => Promise<StepResult>

/** What each step does. May throw: what is expected to go wrong as a TundishError. */
const STEPS: Readonly<Record<PipelineStepName, RunStep>> = {
  import: runImportStep,
  snapshot: runSnapshotStep,
  refresh: runRefreshStep,
  test: runTestStep,
  docs: runDocsStep,
}

/** Ends what was begun to be undone, brings the funnel up to date with what was stored, and drops what is old. */
async function runRefreshStep({ db, settings, now, log }: PipelineContext): Promise<StepResult> {
  const halfUndone = await listHalfUndone(db)
  for (const importId of halfUndone) {
    const { events, orders } = await undoImport(db, importId)
    log(
      `Import ${importId}, which somebody began to undo, has gone: ${formatCount(events)} events and ${formatCount(orders)} orders.`,
    )
  }
  const { timeZone, idleMinutes } = settings
  const refreshed = await runRefresh(db, { timeZone, idleMinutes, tell: log })
  const { sessions } = refreshed
  const why = sayRebuilt(refreshed, timeZone)
  if (why) log(why)
  if (settings.keepDays !== null) {
    const { events, keptFrom } = await applyRetention(db, settings.keepDays, now)
    if (events > 0 && keptFrom)
      log(
        `${formatCount(events)} events from before ${keptFrom.toISOString()} were dropped; their counts stay.`,
      )
  }
  const message =
    sessions === 0 && halfUndone.length > 0
      ? 'What was undone is counted no longer.'
      : sayRefreshed(refreshed)
  return { state: 'passed', rows: sessions, message }
}

function sayRefreshed({ scope, sessions, orders = 0 }: RefreshResult): string {
  if (sessions > 0) {
    const which = scope === 'all' ? 'all of them' : 'those whose events changed'
    return `${formatCount(sessions)} sessions were computed again, ${which}.`
  }
  if (orders > 0) return `No session had changed. Orders looked at again: ${formatCount(orders)}.`
  return 'Nothing had changed.'
}

/** Most lines that are kept of a step. */
const MOST_LINES = 500

type Claimed = Readonly<{
  runId: bigint
  steps: readonly PipelineStepName[]
  settings: PipelineSettings
  /** What every step takes for now; null: the database's clock when it begins. */
  now: Date | null
  fullTests?: boolean
  /** In place of what the import step does by itself. */
  runImport?: RunStep
}>

/**
 * Runs the steps of a run that was claimed. What goes wrong in a step ends that step and what depends on it; what goes
 * wrong between steps ends the run as interrupted, and is thrown.
 */
export async function conductRun(db: Db, claimed: Claimed): Promise<PipelineRun> {
  const { runId, steps } = claimed
  const stop = keepAlive(db, runId)
  const states = new Map<PipelineStepName, StepResult['state'] | 'skipped'>()
  try {
    for (const name of steps) states.set(name, await conductStep(db, claimed, name, states))
    return await finish(db, claimed, toRunState([...states.values()]), null)
  } catch (error) {
    await finish(db, claimed, 'interrupted', saySentence(error))
    throw error
  } finally {
    stop()
    getOwnRuns().delete(runId)
  }
}

/** Ends the run, and keeps what it came to unless another took its place. */
async function finish(
  db: Db,
  { runId, settings: { dataDir } }: Claimed,
  state: RunState,
  reason: string | null,
): Promise<PipelineRun> {
  const isEnded = await endRun(db, runId, state, reason)
  const run = await getRun(db, String(runId))
  if (!run) throw new Error(`Run ${runId} is gone.`)
  if (isEnded) await writeRunResults(db, run, dataDir).catch((error) => warnOfResults(dataDir, error))
  return run
}

/** A run is what it is without its file. */
function warnOfResults(dataDir: string, error: unknown): void {
  const where = `${dataDir}, which TUNDISH_DATA_DIR names`
  console.error(`${RUN_RESULTS} could not be written to ${where}: ${toErrorText(error)}. All else is kept.`)
}

async function conductStep(
  db: Db,
  { runId, settings, now, fullTests = false, runImport = STEPS.import }: Claimed,
  name: PipelineStepName,
  states: ReadonlyMap<PipelineStepName, string>,
): Promise<StepResult['state'] | 'skipped'> {
  const broken = new Set(
    [...states].filter(([, state]) => state === 'failed' || state === 'skipped').map(([step]) => step),
  )
  const before: readonly PipelineStepName[] = PIPELINE_STEPS[name].after
  const blocking = before.find((step) => broken.has(step))
  if (blocking) {
    const message = `Not tried, because ${PIPELINE_STEPS[blocking].label} did not pass.`
    await db.pipelineStep.updateMany({
      where: { runId, name, state: 'waiting' },
      data: { state: 'skipped', message },
    })
    return 'skipped'
  }
  const begunAt = await beginStep(db, runId, name)
  if (begunAt === null)
    throw new TundishError('busy', `Run ${runId} was taken to be gone, and another took its place.`)
  const log: string[] = []
  const result = await tryStep(name === 'import' ? runImport : STEPS[name], {
    db,
    runId,
    settings,
    now: now ?? begunAt,
    fullTests,
    broken,
    log: (line) => void (log.length < MOST_LINES && log.push(line)),
  })
  await endStep(db, runId, name, result, log)
  return result.state
}

async function tryStep(runStep: RunStep, context: PipelineContext): Promise<StepResult> {
  try {
    return await runStep(context)
  } catch (error) {
    if (toKnownError(error) === null) {
      console.error(error)
      context.log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
    return { state: 'failed', rows: null, message: saySentence(error) }
  }
}

function saySentence(error: unknown): string {
  return toKnownError(error)?.message ?? 'This is a fault of ours; the log says more.'
}

function toRunState(states: readonly string[]): RunState {
  if (states.includes('failed')) return 'failed'
  return states.includes('warned') ? 'warned' : 'passed'
}
