const GOOD = 'text-good'
const BAD = 'text-bad'
const MUTED = 'text-muted'

const LOOKS = {
  waiting: { sign: '○', word: 'waiting', className: MUTED },
  running: { sign: '…', word: 'running', className: 'text-ink' },
  passed: { sign: '✓', word: 'passed', className: GOOD },
  done: { sign: '✓', word: 'done', className: GOOD },
  warned: { sign: '!', word: 'passed with warnings', className: 'text-warn' },
  failed: { sign: '✕', word: 'failed', className: BAD },
  errored: { sign: '✕', word: 'could not be tried', className: BAD },
  interrupted: { sign: '✕', word: 'interrupted', className: BAD },
  skipped: { sign: '–', word: 'not tried', className: MUTED },
  cancelled: { sign: '–', word: 'cancelled', className: MUTED },
  undoing: { sign: '…', word: 'being undone', className: MUTED },
  undone: { sign: '–', word: 'undone', className: MUTED },
} as const

/** How a run, a step, a test or an import stands, in a sign and a word. */
export function StateMark({ state }: Readonly<{ state: keyof typeof LOOKS }>) {
  const { sign, word, className } = LOOKS[state]
  return (
    <span className={`whitespace-nowrap ${className}`}>
      <span aria-hidden>{sign}</span> {word}
    </span>
  )
}
