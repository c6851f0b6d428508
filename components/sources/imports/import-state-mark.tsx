import type { ImportState } from '@/lib/store/runs/source-imports'

const LOOKS: Readonly<Record<ImportState, Readonly<{ sign: string; word: string; className: string }>>> = {
  waiting: { sign: '○', word: 'waiting', className: 'text-muted' },
  running: { sign: '…', word: 'under way', className: 'text-ink' },
  cancelled: { sign: '–', word: 'cancelled', className: 'text-muted' },
  failed: { sign: '✕', word: 'failed', className: 'text-bad' },
  done: { sign: '✓', word: 'done', className: 'text-good' },
  undone: { sign: '–', word: 'undone', className: 'text-muted' },
}

/** How an import stands, in a sign and a word. */
export function ImportStateMark({ state }: Readonly<{ state: ImportState }>) {
  const { sign, word, className } = LOOKS[state]
  return (
    <span className={`whitespace-nowrap ${className}`}>
      <span aria-hidden>{sign}</span> {word}
    </span>
  )
}
