import Link from 'next/link'
import { StateMark } from '@/components/ui/panel/state-mark'
import { formatDuration } from '@/lib/format/format-duration'
import { PIPELINE_STEP_NAMES, PIPELINE_STEPS, type PipelineStepName } from '@/lib/models/pipeline-step'
import type { PipelineRun, StepRun } from '@/lib/store/runs/pipeline-runs'

type Shown = PipelineRun & Readonly<{ when: string; href: string }>

/** A shade for each step, in their order. */
const SHADES: Readonly<Record<PipelineStepName, string>> = {
  import: 'opacity-100',
  snapshot: 'opacity-80',
  refresh: 'opacity-60',
  test: 'opacity-40',
  docs: 'opacity-20',
}

/** Runs, newest first, each with a bar as long as it took, in parts for its steps. */
export function RunChart({ runs }: Readonly<{ runs: readonly Shown[] }>) {
  const longest = Math.max(...runs.map((run) => sumSeconds(run.steps)), 0.001)
  return (
    <div className="rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap gap-x-5 gap-y-1 px-4 pt-4 text-muted text-xs sm:px-5" aria-hidden>
        {PIPELINE_STEP_NAMES.map((name) => (
          <span key={name} className="flex items-center gap-1.5">
            <span className={`size-2.5 rounded-sm bg-accent ${SHADES[name]}`} />
            {PIPELINE_STEPS[name].label}
          </span>
        ))}
      </div>
      <ol aria-label="Runs" className="divide-y divide-line">
        {runs.map((run) => (
          <li
            key={run.id}
            className="grid grid-cols-2 items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm sm:grid-cols-[9rem_11rem_minmax(0,1fr)_5rem] sm:px-5"
          >
            <Link href={run.href} className="link">
              {run.when}
            </Link>
            <span className="justify-self-end sm:justify-self-start">
              <StateMark state={run.state} />
            </span>
            <div className="flex h-3 overflow-hidden rounded-sm" aria-hidden>
              {run.steps.map((step) => (
                <span
                  key={step.name}
                  className={`bg-accent ${SHADES[step.name]}`}
                  style={{ width: `${(toSeconds(step) / longest) * 100}%` }}
                />
              ))}
            </div>
            <span className="justify-self-end tabular-nums">{formatDuration(sumSeconds(run.steps))}</span>
            <span className="col-span-2 text-muted text-xs sm:col-span-4">
              Run {run.id}, asked for by {run.askedBy}
              {run.steps.length < PIPELINE_STEP_NAMES.length &&
                `: ${run.steps.map(({ name }) => name).join(', ')}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** How long a step took; 0 while it has not ended. */
export function toSeconds({ startedAt, finishedAt }: StepRun): number {
  return startedAt && finishedAt ? (finishedAt.getTime() - startedAt.getTime()) * 0.001 : 0
}

function sumSeconds(steps: readonly StepRun[]): number {
  return steps.reduce((sum, step) => sum + toSeconds(step), 0)
}
