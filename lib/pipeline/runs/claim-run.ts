import { randomUUID } from 'node:crypto'
import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { PipelineStepName, RunTrigger } from '@/lib/models/pipeline-step'
import { CLAIM_TRANSACTION, endGoneRun } from './end-gone-run'
import { getHolder, getOwnRuns } from './holder'

export type AskedRun = Readonly<{
  /** In the order of the pipeline. */
  steps: readonly PipelineStepName[]
  trigger: RunTrigger
  askedBy: string
  /** The time of the schedule that it answers; null: none. */
  scheduledFor: Date | null
  /** Its tests look at everything, not only at what changed. */
  fullTests?: boolean
}>

/** A time of the schedule whose runs were interrupted so often is left: they may be what ends their process. */
const MOST_TRIES = 3

/**
 * Begins a run, and returns its id; null where the time of the schedule has had its run, or three that were interrupted.
 * One run at a time across all processes: a unique index of the database sees to it. A run whose process went away is
 * marked interrupted, and the new one takes its place. Throws `busy` while another is under way.
 */
export async function claimRun(db: Db, asked: AskedRun): Promise<bigint | null> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const id = await insertOwnRun(db, asked)
    if (id !== null) return id
    const other = await endGoneRun(db)
    if (other) throw busy(other)
    if (asked.scheduledFor && (await isAnswered(db, asked.scheduledFor))) return null
  }
  throw new TundishError('busy', 'Other runs begin and end too fast; try again.')
}

/** It is this process's own before others can see it: one that was nobody's in between would be taken to be gone. */
async function insertOwnRun(db: Db, asked: AskedRun): Promise<bigint | null> {
  let own: bigint | null = null
  try {
    return await db.$transaction(async (tx) => {
      own = await insertRun(tx, asked)
      if (own !== null) getOwnRuns().add(own)
      return own
    }, CLAIM_TRANSACTION)
  } catch (error) {
    if (own !== null) getOwnRuns().delete(own)
    throw error
  }
}

/** The indexes decide; looking first keeps the numbers of runs without gaps. */
async function insertRun(tx: DbOrTransaction, asked: AskedRun): Promise<bigint | null> {
  const { steps, trigger, askedBy, scheduledFor } = asked
  if (scheduledFor) await forgetAhead(tx, scheduledFor)
  const [row] = await tx.$queryRaw<{ id: bigint }[]>`
    insert into pipeline_run (invocation_id, trigger, asked_by, selected, scheduled_for, holder, state)
    select ${randomUUID()}, ${trigger}, ${askedBy}, ${[...steps]}::text[],
      ${scheduledFor?.toISOString() ?? null}::timestamptz, ${getHolder()}, 'running'
    where not exists (select 1 from pipeline_run where finished_at is null)
      and not ${scheduledFor ? isAnsweredSql(scheduledFor) : Prisma.sql`false`}
    on conflict do nothing
    returning id`
  if (!row) return null
  await tx.pipelineStep.createMany({
    data: steps.map((name, number) => ({ runId: row.id, name, number, state: 'waiting' })),
  })
  return row.id
}

/**
 * A run that answered a time before it came, by a clock that was ahead, did not answer it: the runs after it, which began
 * before that time, say so.
 */
async function forgetAhead(tx: DbOrTransaction, scheduledFor: Date): Promise<void> {
  await tx.$executeRaw`
    update pipeline_run as ahead
    set scheduled_for = null
    where scheduled_for = ${scheduledFor.toISOString()}::timestamptz and exists (
      select
      from pipeline_run as later
      where later.id > ahead.id and later.started_at < ahead.scheduled_for - interval '1 minute'
    )`
}

async function isAnswered(db: Db, scheduledFor: Date): Promise<boolean> {
  const [row] = await db.$queryRaw<{ answered: boolean }[]>`
    select ${isAnsweredSql(scheduledFor)} as answered`
  return row?.answered ?? false
}

function isAnsweredSql(scheduledFor: Date): Prisma.Sql {
  return Prisma.sql`(
    select count(*) filter (where state <> 'interrupted') > 0 or count(*) >= ${MOST_TRIES}
    from pipeline_run
    where scheduled_for = ${scheduledFor.toISOString()}::timestamptz
  )`
}

function busy({ id, asked_by: askedBy }: Readonly<{ id: bigint; asked_by: string }>): TundishError {
  return new TundishError('busy', `Run ${id}, asked for by ${askedBy}, is under way; one at a time.`)
}
