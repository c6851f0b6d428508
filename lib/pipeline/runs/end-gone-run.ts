import type { Db, DbOrTransaction } from '@/lib/db'
import { MINUTE_MS } from '@/lib/time/duration'
import { isHolderGone } from './holder'

/** Long enough to wait for a transaction of another process, which on the embedded database blocks all others. */
export const CLAIM_TRANSACTION = { timeout: 2 * MINUTE_MS, maxWait: 10 * MINUTE_MS }

/**
 * A run that has not ended. `heartbeat`: its last sign of life as PostgreSQL writes it, `silent`: seconds since then, or until
 * then where a clock was ahead.
 */
export type RunUnderWay = Readonly<{
  id: bigint
  holder: string
  asked_by: string
  heartbeat: string
  silent: number
}>

/** Ends the run whose process went away as interrupted. Returns the one that is under way; null where there is none. */
export async function endGoneRun(db: Db): Promise<RunUnderWay | null> {
  const [run] = await db.$queryRaw<RunUnderWay[]>`
    select id, holder, asked_by, heartbeat_at::text as heartbeat,
      abs(extract(epoch from clock_timestamp() - heartbeat_at))::float8 as silent
    from pipeline_run
    where finished_at is null`
  if (!run) return null
  if (!isHolderGone({ runId: run.id, holder: run.holder, silentSeconds: run.silent })) return run
  await db.$transaction((tx) => interrupt(tx, run), CLAIM_TRANSACTION)
  return null
}

/**
 * Only if it still is as it was found: its process may have given a sign of life. It is taken to have ended at its last
 * one, so that the time in which nobody was there is not counted as its own.
 */
async function interrupt(tx: DbOrTransaction, { id, holder, heartbeat }: RunUnderWay): Promise<void> {
  const ended = await tx.$executeRaw`
    update pipeline_run
    set state = 'interrupted', finished_at = greatest(heartbeat_at, (
      select max(greatest(started_at, finished_at)) from pipeline_step where run_id = ${id}
    ))
    where id = ${id} and holder = ${holder} and heartbeat_at = ${heartbeat}::timestamptz and finished_at is null`
  if (ended === 0) return
  await tx.$executeRaw`
    update pipeline_step
    set state = case pipeline_step.state when 'running' then 'interrupted' else 'skipped' end,
      finished_at = case pipeline_step.state when 'running' then greatest(heartbeat_at, pipeline_step.started_at) end,
      message = case pipeline_step.state
        when 'running' then 'The process that ran it went away.'
        else 'Not tried, because the process that ran the pipeline went away.'
      end
    from pipeline_run
    where run_id = ${id} and pipeline_run.id = run_id and pipeline_step.state in ('running', 'waiting')`
}
