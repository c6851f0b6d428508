import { formatMoment } from '@/lib/format/format-day'
import { formatTarget } from '@/lib/forms/name-goal'
import type { Goal } from '@/lib/store/kept/goals'

type Props = Readonly<{ goal: Goal; timeZone: string }>

const WORDS = { created: 'Set', edited: 'Changed', closed: 'Closed', reopened: 'Reopened' } as const

/** What the goal was after each change, latest first. */
export function GoalHistory({ goal, timeZone }: Props) {
  return (
    <details className="text-sm">
      <summary className="w-fit text-muted hover:text-ink">
        History, {goal.history.length} {goal.history.length === 1 ? 'entry' : 'entries'}
      </summary>
      <ol className="mt-2 space-y-2 border-line border-l pl-3">
        {[...goal.history].reverse().map(({ number, action, changedAt, target, owner, note }) => (
          <li key={number}>
            <p className="text-ink-soft">
              <span className="font-medium text-ink">{WORDS[action]}</span>: target{' '}
              {formatTarget(goal.metric, target)}, owner {owner}
              {note && <span className="break-words"> – {note}</span>}
            </p>
            <p className="text-muted text-xs">{formatMoment(changedAt, timeZone)}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}
