import type { DataStateName } from '@/lib/models/data-state'

const LOOKS: Readonly<Record<DataStateName, Readonly<{ sign: string; word: string; className: string }>>> = {
  passed: { sign: '✓', word: 'its tests passed', className: 'text-good' },
  untested: { sign: '○', word: 'nothing is known', className: 'text-muted' },
  warned: { sign: '!', word: 'something is odd', className: 'text-warn' },
  stale: { sign: '!', word: 'behind', className: 'font-semibold text-warn' },
  failed: { sign: '✕', word: 'a test failed', className: 'font-semibold text-bad' },
}

const STATE_NAMES = Object.keys(LOOKS) as readonly DataStateName[]

/** How the data of a node stand, as a sign; in words for who does not see it, or for all. */
export function NodeState({ state, inWords = false }: Readonly<{ state: DataStateName; inWords?: boolean }>) {
  const { sign, word, className } = LOOKS[state]
  return (
    <span className={className} data-state={state}>
      <span aria-hidden>{sign}</span>
      <span className={inWords ? 'ml-1' : 'sr-only'}>{word}</span>
    </span>
  )
}

/** What the signs mean. */
export function NodeStateKey() {
  return (
    <ul aria-label="Signs" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {STATE_NAMES.map((state) => (
        <li key={state}>
          <NodeState state={state} inWords />
        </li>
      ))}
    </ul>
  )
}
