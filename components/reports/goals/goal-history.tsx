import { NameLink } from '@/components/ui/name-link'
import { formatMoment } from '@/lib/format/format-day'
import { formatName } from '@/lib/format/format-name'
import { formatTarget } from '@/lib/forms/name-goal'
import type { Goal, GoalChange, GoalRecount } from '@/lib/store/kept/goals'

type Props = Readonly<{ goal: Goal; timeZone: string }>

const WORDS = { created: 'Set', edited: 'Changed', closed: 'Closed', reopened: 'Reopened' } as const

/** What the goal was after each change, and since when another version of its funnel counts, latest first. */
export function GoalHistory({ goal, timeZone }: Props) {
  const entries = [...goal.history, ...goal.recounts].toSorted(
    (a, b) => b.changedAt.getTime() - a.changedAt.getTime(),
  )
  return (
    <details className="text-sm">
      <summary className="w-fit text-muted hover:text-ink">
        History, {entries.length} {entries.length === 1 ? 'entry' : 'entries'}
      </summary>
      <ol className="mt-2 space-y-2 border-line border-l pl-3">
        {entries.map((entry) => (
          <li key={'version' in entry ? `version ${entry.version}` : entry.number}>
            <p className="text-ink-soft">
              {'version' in entry ? (
                <Recount goal={goal} recount={entry} />
              ) : (
                <Change goal={goal} change={entry} />
              )}
            </p>
            <p className="text-muted text-xs">{formatMoment(entry.changedAt, timeZone)}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Change({
  goal,
  change: { action, target, owner, note },
}: Readonly<{ goal: Goal; change: GoalChange }>) {
  return (
    <>
      <span className="font-medium text-ink">{WORDS[action]}</span>: target{' '}
      {formatTarget(goal.metric, target)}, owner {owner}
      {note && <span className="break-words"> – {note}</span>}
    </>
  )
}

function Recount({
  goal: { funnel },
  recount: { version, author },
}: Readonly<{ goal: Goal; recount: GoalRecount }>) {
  const href = funnel && `/funnels/${funnel.id}?version=${version}`
  return (
    <>
      <span className="font-medium text-ink">Funnel changed</span>:{' '}
      <NameLink name={`version ${version}`} href={href} /> of {formatName(funnel?.name ?? '')} counts, saved
      by {formatName(author)}
    </>
  )
}
