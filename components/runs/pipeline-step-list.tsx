import type { ReactNode } from 'react'
import { StateMark } from '@/components/ui/panel/state-mark'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount } from '@/lib/format/format-number'
import { PIPELINE_STEPS, type PipelineStepName } from '@/lib/models/pipeline-step'
import type { StepRun } from '@/lib/store/runs/pipeline-runs'
import { toSeconds } from './run-chart'

type Props = Readonly<{
  steps: readonly StepRun[]
  /** What begins a run from a step; null where nobody may. */
  again: (name: PipelineStepName) => ReactNode
}>

/** The steps of a run, each with what it did. */
export function PipelineStepList({ steps, again }: Props) {
  return (
    <ol aria-label="Steps" className="divide-y divide-line rounded-lg border border-line bg-surface">
      {steps.map((step) => (
        <li key={step.name} className="space-y-2 px-4 py-4 sm:px-5">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <h3 className="font-semibold text-base">{PIPELINE_STEPS[step.name].label}</h3>
            <StateMark state={step.state} />
            <span className="ml-auto text-muted text-sm tabular-nums">
              {step.rows !== null && `${formatCount(step.rows)} ${PIPELINE_STEPS[step.name].counts} · `}
              {step.startedAt && step.finishedAt && formatDuration(toSeconds(step))}
            </span>
          </div>
          <p className="break-words text-ink-soft">{step.message ?? PIPELINE_STEPS[step.name].does}</p>
          {step.log.length > 0 && (
            <details>
              <summary className="cursor-pointer text-muted text-sm">Log</summary>
              <pre className="mt-2 max-h-80 overflow-auto whitespace-pre-wrap break-words rounded bg-sunken p-3 text-xs">
                {step.log.join('\n')}
              </pre>
            </details>
          )}
          {again(step.name)}
        </li>
      ))}
    </ol>
  )
}
