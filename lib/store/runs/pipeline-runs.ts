import type { Db, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import {
  type PipelineStepName,
  type PipelineStepState,
  parsePipelineStepName,
  type RunState,
  type RunTrigger,
} from '@/lib/models/pipeline-step'
import { parseRowId } from '../row-id'

export type StepRun = Readonly<{
  name: PipelineStepName
  state: PipelineStepState
  /** Null while it has not started, and for what was skipped. */
  startedAt: Date | null
  finishedAt: Date | null
  /** Rows written, sessions computed, tests tried; null while none is known. */
  rows: number | null
  message: string | null
  log: readonly string[]
}>

export type PipelineRun = Readonly<{
  id: string
  /** A UUID. */
  invocationId: string
  trigger: RunTrigger
  /** Who or what asked for it, in a word. */
  askedBy: string
  state: RunState
  startedAt: Date
  /** Null while it is under way. */
  finishedAt: Date | null
  /** Those that were asked for, in their order. */
  steps: readonly StepRun[]
}>

const WITH_STEPS = { steps: { orderBy: { number: 'asc' } } } as const

/** The last runs, newest first, without the first `skip` of them. */
export async function listRuns(db: Db, take: number, skip = 0): Promise<PipelineRun[]> {
  const rows = await db.pipelineRun.findMany({ orderBy: { id: 'desc' }, take, skip, include: WITH_STEPS })
  return rows.map(toRun)
}

export function countRuns(db: Db): Promise<number> {
  return db.pipelineRun.count()
}

async function getRunBefore(db: Db, { id }: PipelineRun): Promise<PipelineRun | null> {
  const row = await db.pipelineRun.findFirst({
    where: { id: { lt: BigInt(id) }, finishedAt: { not: null } },
    orderBy: { id: 'desc' },
    include: WITH_STEPS,
  })
  return row && toRun(row)
}

/**
 * The run that another is compared with: the one with the id `since`, or, where that is null, the one that ended last
 * before; null where there is none before. Throws `unknown_run` where `since` has not ended, and `bad_parameter` where
 * it is no earlier one.
 */
export async function getRunToCompare(
  db: Db,
  run: PipelineRun,
  since: string | null,
): Promise<PipelineRun | null> {
  if (since === null) return getRunBefore(db, run)
  const other = await getRun(db, since)
  if (!other?.finishedAt) {
    const sentence = `There is no run ${quote(since)} that has ended; name one before run ${run.id}.`
    throw new TundishError('unknown_run', sentence)
  }
  if (BigInt(other.id) >= BigInt(run.id)) {
    const sentence = `Run ${other.id} is not before run ${run.id}; name an earlier one.`
    throw new TundishError('bad_parameter', sentence)
  }
  return other
}

/** Null where there is none with this id. */
export async function getRun(db: Db, id: string): Promise<PipelineRun | null> {
  const key = parseRowId(id)
  if (key === null) return null
  const row = await db.pipelineRun.findUnique({ where: { id: key }, include: WITH_STEPS })
  return row && toRun(row)
}

/** The newest run that has ended; null while there is none. */
export async function getLastRunId(db: Db): Promise<string | null> {
  const run = await db.pipelineRun.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  return run && String(run.id)
}

type Row = Prisma.PipelineRunGetPayload<{ include: typeof WITH_STEPS }>

function toRun(row: Row): PipelineRun {
  const { invocationId, trigger, askedBy, state, startedAt, finishedAt } = row
  return {
    id: String(row.id),
    invocationId,
    // Both are written by lib/pipeline alone.
    trigger: trigger as RunTrigger,
    askedBy,
    state: state as RunState,
    startedAt,
    finishedAt,
    steps: row.steps.flatMap((step): StepRun[] => {
      const name = parsePipelineStepName(step.name)
      if (!name) return []
      const { message, log, startedAt, finishedAt } = step
      const rows = step.rows === null ? null : Number(step.rows)
      return [{ name, state: step.state as PipelineStepState, startedAt, finishedAt, rows, message, log }]
    }),
  }
}
