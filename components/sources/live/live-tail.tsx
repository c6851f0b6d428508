import { type LineColumn, LineTable } from '@/components/table/line-table'
import { FollowRun } from '@/components/ui/follow-run'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import type { Arrived, Refused, LiveTail as Tail } from '@/lib/store/runs/live-tail'

type Props = Readonly<{ tail: Tail; timeZone: string }>

/** What arrives, and what is refused, as it does: the page shows itself anew. */
export function LiveTail({ tail: { taken, refused, lastMinute }, timeZone }: Props) {
  const moment: LineColumn<Readonly<{ at: Date }>> = {
    label: 'When',
    kind: 'moment',
    cell: ({ at }) => formatMoment(at, timeZone),
  }
  return (
    <TitledPart id="live" title="What arrives">
      <FollowRun isRunning />
      <p className="text-muted text-sm">
        {lastMinute === 0
          ? 'Nothing came in the last minute.'
          : `${formatCount(lastMinute)} in the last minute.`}
      </p>
      {taken.length > 0 && (
        <LineTable
          label="Events that came last"
          columns={[moment, ...TAKEN]}
          rows={taken}
          isNarrow
          keyOf={({ at, event, user }, place) => `${at.getTime()} ${event} ${user} ${place}`}
        />
      )}
      {refused.length > 0 && (
        <LineTable
          label="Events that were refused last"
          columns={[moment, ...REFUSED]}
          rows={refused}
          keyOf={({ at, row }, place) => `${at.getTime()} ${row} ${place}`}
        />
      )}
    </TitledPart>
  )
}

const TAKEN: readonly LineColumn<Arrived>[] = [
  { label: 'Event', cell: ({ event }) => event },
  { label: 'User', cell: ({ user }) => user, look: 'max-w-72 [overflow-wrap:anywhere]' },
]

const LONGEST = 300

const REFUSED: readonly LineColumn<Refused>[] = [
  { label: 'Why it was refused', cell: ({ reason }) => reason, look: 'max-w-72' },
  {
    label: 'As it came',
    cell: ({ row }) => <code>{row.slice(0, LONGEST)}</code>,
    look: 'max-w-96 text-xs [overflow-wrap:anywhere]',
  },
]
