import type { Db, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import {
  type PipelineStepState,
  parsePipelineStepName,
  type RunState,
  type RunTrigger,
} from '@/lib/models/pipeline-step'
import { toRowId } from '../row-id'

const SHOWN = {
  omit: { selected: true, scheduledFor: true, holder: true, heartbeatAt: true },
  include: { steps: { orderBy: { number: 'asc' }, omit: { runId: true, number: true } } },
} as const

/** A run; its steps are those that were asked for, in their order. */
export type PipelineRun = ReturnType<typeof toRun>

/** Of its rows it says how many were written, or sessions computed, or tests tried. */
export type StepRun = PipelineRun['steps'][number]

/** The last runs, newest first, without the first `skip` of them. */
export async function listRuns(db: Db, take: number, skip = 0): Promise<PipelineRun[]> {
  const rows = await db.pipelineRun.findMany({ orderBy: { id: 'desc' }, take, skip, ...SHOWN })
  return rows.map(toRun)
}

export function countRuns(db: Db): Promise<number> {
  return db.pipelineRun.count()
}

async function getRunBefore(db: Db, { id }: PipelineRun): Promise<PipelineRun | null> {
  const row = await db.pipelineRun.findFirst({
    where: { id: { lt: BigInt(id) }, finishedAt: { not: null } },
    orderBy: { id: 'desc' },
    ...SHOWN,
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
  const row = await db.pipelineRun.findUnique({ where: { id: toRowId(id) }, ...SHOWN })
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

type Row = Prisma.PipelineRunGetPayload<typeof SHOWN>

/** All words are written by lib/pipeline alone. */
function toRun({ id, trigger, state, steps, ...run }: Row) {
  return {
    ...run,
    id: String(id),
    trigger: trigger as RunTrigger,
    state: state as RunState,
    steps: steps.flatMap(({ name: text, state: stepState, rows, ...step }) => {
      const name = parsePipelineStepName(text)
      if (!name) return []
      return [
        { ...step, name, state: stepState as PipelineStepState, rows: rows === null ? null : Number(rows) },
      ]
    }),
  }
}
