import type { Db } from '@/lib/db'
import { PIPELINE_STEP_NAMES, PIPELINE_STEPS, type PipelineStepName } from '@/lib/models/pipeline-step'
import { getLastRunId, getRun, type PipelineRun, type StepRun } from '@/lib/store/runs/pipeline-runs'
import type { Finding, Judge } from './condition'

/** The steps of the pipeline as each last ended, so that a run of others is no all-clear; and the last run that ended. */
export const judgeRun: Judge = async ({ db }) => {
  const ends = await Promise.all(PIPELINE_STEP_NAMES.map((name) => getLastEnd(db, name)))
  const broken = ends.flatMap((end) => (end && isBroken(end) ? [end] : []))
  if (broken.length > 0) return [toStepsFinding(broken)]
  const id = await getLastRunId(db)
  const run = id === null ? null : await getRun(db, id)
  return run ? toRunFindings(run) : []
}

type LastEnd = Pick<StepRun, 'name' | 'state' | 'rows' | 'message'> & Readonly<{ runId: bigint }>

/** Its last try in a run that ended. */
async function getLastEnd(db: Db, name: PipelineStepName): Promise<LastEnd | null> {
  const step = await db.pipelineStep.findFirst({
    where: { name, state: { notIn: ['skipped', 'waiting'] }, run: { finishedAt: { not: null } } },
    orderBy: { runId: 'desc' },
    select: { runId: true, state: true, rows: true, message: true },
  })
  // States are written by lib/pipeline alone.
  const rows = step?.rows == null ? null : Number(step.rows)
  return step && { ...step, name, rows, state: step.state as StepRun['state'] }
}

/**
 * A step of tests that came to its end is not broken: each test tells for itself. One that is said to run in a run that
 * ended is.
 */
function isBroken({ name, state, rows }: LastEnd): boolean {
  const isTold = name === 'test' && rows !== null
  return (state === 'failed' && !isTold) || state === 'interrupted' || state === 'running'
}

/** Another reason is news; the same with other numbers in it is not. */
function toStepsFinding(broken: readonly LastEnd[]): Finding {
  const names = broken.map(({ name }) => PIPELINE_STEPS[name].label).join(' and ')
  const verb = broken.every(({ state }) => state === 'interrupted') ? 'was interrupted' : 'failed'
  const [last] = broken.map(({ runId }) => runId).toSorted((a, b) => Number(b - a))
  return {
    key: 'run',
    severity: 'problem',
    title: `A run of the pipeline ${verb} at ${names}`,
    detail: broken.map(sayWhy).join(' '),
    path: `/data/runs/${last}`,
    fingerprint: broken
      .map(({ name, state, message }) => `${name} ${state}: ${withoutNumbers(message)}`)
      .join('\n'),
  }
}

/** A run that came to no end of its own, between two steps. */
function toRunFindings({ id, state, steps }: PipelineRun): Finding[] {
  const isInterrupted = state === 'interrupted' && steps.length > 0
  const isLost = state === 'failed' && steps.some((step) => step.state === 'waiting')
  if (!isInterrupted && !isLost) return []
  return [
    {
      key: 'run',
      severity: 'problem',
      title: `A run of the pipeline ${isLost ? 'failed' : 'was interrupted'}`,
      detail: isLost
        ? 'It ended before all of its steps were tried; the log of the server says more.'
        : 'The process that ran it went away.',
      path: `/data/runs/${id}`,
      fingerprint: state,
    },
  ]
}

function sayWhy({ name, message }: LastEnd): string {
  return `${PIPELINE_STEPS[name].label}: ${message ?? 'no reason is known.'}`
}

function withoutNumbers(message: string | null): string {
  return (message ?? '').replaceAll(/\d+/g, '#')
}
