import type { TestState } from '@/lib/models/data-test'
import type { PipelineStepState, RunState } from '@/lib/models/pipeline-step'

type State = RunState | PipelineStepState | TestState

const LOOKS: Readonly<Record<State, Readonly<{ sign: string; word: string; className: string }>>> = {
  waiting: { sign: '○', word: 'waiting', className: 'text-muted' },
  running: { sign: '…', word: 'running', className: 'text-ink' },
  passed: { sign: '✓', word: 'passed', className: 'text-good' },
  warned: { sign: '!', word: 'passed with warnings', className: 'text-warn' },
  failed: { sign: '✕', word: 'failed', className: 'text-bad' },
  errored: { sign: '✕', word: 'could not be tried', className: 'text-bad' },
  skipped: { sign: '–', word: 'not tried', className: 'text-muted' },
  interrupted: { sign: '✕', word: 'interrupted', className: 'text-bad' },
}

/** How something ended, in a sign and a word. */
export function RunStateMark({ state }: Readonly<{ state: State }>) {
  const { sign, word, className } = LOOKS[state]
  return (
    <span className={`whitespace-nowrap ${className}`}>
      <span aria-hidden>{sign}</span> {word}
    </span>
  )
}
