import { randomUUID } from 'node:crypto'
import type { Db, DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { RunTrigger, StepName } from '@/lib/models/pipeline-step'
import { getHolder, getOwnRuns, isHolderGone } from './holder'

export type AskedRun = Readonly<{
  /** In the order of the pipeline. */
  steps: readonly StepName[]
  trigger: RunTrigger
  askedBy: string
  /** The time of the schedule that it answers; null: none. */
  scheduledFor: Date | null
}>

type Unfinished = Readonly<{ id: bigint; holder: string; asked_by: string; silent: number }>

/**
 * Begins a run, and returns its id; null where the time of the schedule has had its run. One run at a time across all
 * processes: a unique index of the database sees to it. A run whose process went away is marked interrupted, and the new
 * one takes its place. Throws `busy` while another is under way.
 */
export async function claimRun(db: Db, asked: AskedRun): Promise<bigint | null> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const id = await db.$transaction((tx) => insertRun(tx, asked))
    if (id !== null) {
      getOwnRuns().add(id)
      return id
    }
    const other = await findUnfinished(db)
    if (!other) {
      if (asked.scheduledFor) return null
      continue
    }
    const { id: runId, holder, silent: silentSeconds } = other
    if (!isHolderGone({ runId, holder, silentSeconds })) throw busy(other)
    await db.$transaction((tx) => interruptRun(tx, other))
  }
  throw new TundishError('busy', 'Other runs begin and end too fast; try again.')
}

/** The index decides; looking first keeps the numbers of runs without gaps. */
async function insertRun(tx: DbOrTransaction, asked: AskedRun): Promise<bigint | null> {
  const { steps, trigger, askedBy, scheduledFor } = asked
  const at = scheduledFor?.toISOString() ?? null
  const [row] = await tx.$queryRaw<{ id: bigint }[]>`
    insert into pipeline_run (invocation_id, trigger, asked_by, selected, scheduled_for, holder, state)
    select ${randomUUID()}, ${trigger}, ${askedBy}, ${[...steps]}::text[],
      ${at}::timestamptz, ${getHolder()}, 'running'
    where not exists (
      select from pipeline_run where finished_at is null or scheduled_for = ${at}::timestamptz
    )
    on conflict do nothing
    returning id`
  if (!row) return null
  await tx.pipelineStep.createMany({
    data: steps.map((name, number) => ({ runId: row.id, name, number, state: 'waiting' })),
  })
  return row.id
}

async function findUnfinished(db: Db): Promise<Unfinished | null> {
  const [row] = await db.$queryRaw<Unfinished[]>`
    select id, holder, asked_by, extract(epoch from now() - heartbeat_at)::float8 as silent
    from pipeline_run
    where finished_at is null`
  return row ?? null
}

/** Only if it still is as it was found: its process may have given a sign of life. */
async function interruptRun(tx: DbOrTransaction, { id, holder }: Unfinished): Promise<void> {
  const ended = await tx.$executeRaw`
    update pipeline_run
    set state = 'interrupted', finished_at = now()
    where id = ${id} and holder = ${holder} and finished_at is null`
  if (ended === 0) return
  await tx.$executeRaw`
    update pipeline_step
    set state = case state when 'running' then 'interrupted' else 'skipped' end, finished_at = now(),
      message = case state
        when 'running' then 'The process that ran it went away.'
        else 'Not tried, because the process that ran the pipeline went away.'
      end
    where run_id = ${id} and state in ('running', 'waiting')`
}

function busy({ id, asked_by: askedBy }: Unfinished): TundishError {
  return new TundishError('busy', `Run ${id}, asked for by ${askedBy}, is under way; one at a time.`)
}
