import type { Db } from '@/lib/db'
import type { PipelineStepName, RunState } from '@/lib/models/pipeline-step'
import type { StepResult } from '@/lib/pipeline/pipeline-context'
import { getHolder } from './holder'

const EVERY_MS = 5_000

/** Gives signs of life of a run until it is told to stop. */
export function keepAlive(db: Db, runId: bigint): () => void {
  const timer = setInterval(() => {
    // Whoever cannot be told is asked again; the run itself meets what is wrong.
    db.$executeRaw`update pipeline_run set heartbeat_at = now() where id = ${runId} and finished_at is null`.catch(
      () => {},
    )
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Marks a step as running. When it began; null where the run is no longer this process's: it was taken to be gone. */
export async function beginStep(db: Db, runId: bigint, name: PipelineStepName): Promise<Date | null> {
  const [begun] = await db.$queryRaw<{ at: Date }[]>`
    update pipeline_step
    set state = 'running', started_at = now()
    from pipeline_run
    where run_id = ${runId} and name = ${name}
      and pipeline_run.id = run_id and holder = ${getHolder()} and pipeline_run.finished_at is null
    returning pipeline_step.started_at as at`
  return begun?.at ?? null
}

export async function endStep(
  db: Db,
  runId: bigint,
  name: PipelineStepName,
  { state, rows, message }: StepResult,
  log: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    update pipeline_step
    set state = ${state}, rows = ${rows}, message = ${message}, log = ${[...log]}::text[], finished_at = now()
    where run_id = ${runId} and name = ${name} and state = 'running'`
}

/**
 * Ends a run, with those of its steps that have not ended: `reason` says why the one that was running did not. False
 * where another had taken the run to be gone.
 */
export async function endRun(
  db: Db,
  runId: bigint,
  state: RunState,
  reason: string | null,
): Promise<boolean> {
  const ended = await db.$executeRaw`
    with open as ( -- a step in which or before which the run ended
      update pipeline_step
      set state = case pipeline_step.state when 'running' then 'interrupted' else 'skipped' end,
        finished_at = case pipeline_step.state when 'running' then now() end,
        message = case pipeline_step.state
          when 'running' then ${reason}
          else 'Not tried, because the run was interrupted.'
        end
      from pipeline_run
      where run_id = ${runId} and pipeline_run.id = run_id and pipeline_run.finished_at is null
        and pipeline_step.state in ('running', 'waiting')
    )
    update pipeline_run
    set state = ${state}, finished_at = now()
    where id = ${runId} and finished_at is null`
  return ended === 1
}
