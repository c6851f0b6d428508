import { PIPELINE_STEPS } from '@/lib/models/pipeline-step'
import { getLastRunId, getRun, type PipelineRun, type StepRun } from '@/lib/store/pipeline-runs'
import type { Finding } from '../finding'
import type { Judge } from './judge-context'

/** The last run of the pipeline that ended. */
export const judgeRun: Judge = async ({ db }) => {
  const id = await getLastRunId(db)
  const run = id === null ? null : await getRun(db, id)
  return run ? toRunFindings(run) : []
}

/**
 * One finding where a run failed or was interrupted. A step of tests that came to its end is not among its failures: each
 * test tells for itself. Another reason is news; the same with other numbers in it is not.
 */
export function toRunFindings({ id, state, steps }: PipelineRun): Finding[] {
  if (state !== 'failed' && state !== 'interrupted') return []
  const broken = steps.filter(isBroken)
  if (broken.length === 0 && (state === 'failed' || steps.length === 0)) return []
  const names = broken.map(({ name }) => PIPELINE_STEPS[name].label).join(' and ')
  const verb = state === 'failed' ? 'failed' : 'was interrupted'
  return [
    {
      key: 'run',
      severity: 'problem',
      title: `A run of the pipeline ${verb}${names && ` at ${names}`}`,
      detail: broken.map(sayWhy).join(' ') || 'The process that ran it went away.',
      path: `/data/runs/${id}`,
      fingerprint: [state, ...broken.map(({ name, message }) => `${name}: ${withoutNumbers(message)}`)].join(
        '\n',
      ),
    },
  ]
}

function isBroken({ name, state, rows }: StepRun): boolean {
  const isTold = name === 'test' && rows !== null
  return (state === 'failed' && !isTold) || state === 'interrupted'
}

function sayWhy({ name, message }: StepRun): string {
  return `${PIPELINE_STEPS[name].label}: ${message ?? 'no reason is known.'}`
}

function withoutNumbers(message: string | null): string {
  return (message ?? '').replaceAll(/\d+/g, '#')
}
