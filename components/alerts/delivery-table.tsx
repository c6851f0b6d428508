import { type LineColumn, LineTable } from '@/components/table/line-table'
import { CHANNELS, DELIVERY_STATES, type DeliveryState, MESSAGE_KINDS } from '@/lib/forms/alert'
import type { AlertDelivery } from '@/lib/store/runs/alerts'

type Props = Readonly<{
  deliveries: readonly AlertDelivery[]
  /** A moment for eyes. */
  say: (moment: Date) => string
}>

const TONES: Readonly<Record<DeliveryState, string>> = {
  waiting: 'text-ink-soft',
  delivered: 'text-good',
  dead: 'text-bad',
}

const listColumns = (say: Props['say']): readonly LineColumn<AlertDelivery>[] => [
  { label: 'When', kind: 'moment', cell: ({ createdAt }) => say(createdAt) },
  { label: 'To', cell: ({ recipient, channel }) => recipient || CHANNELS[channel].label },
  {
    label: 'What',
    cell: ({ kind, title }) => (
      <>
        <span className="text-muted">{MESSAGE_KINDS[kind].label}:</span> {title}
      </>
    ),
  },
  {
    label: 'State',
    cell: (line) => (
      <>
        <span className={`font-medium ${TONES[line.state]}`}>{DELIVERY_STATES[line.state].label}</span>
        <StateNote delivery={line} say={say} />
      </>
    ),
  },
]

/** The last messages, each to one receiver, with what came of them. */
export function DeliveryTable({ deliveries, say }: Props) {
  return (
    <LineTable label="Last messages" columns={listColumns(say)} rows={deliveries} keyOf={({ id }) => id} />
  )
}

type NoteProps = Readonly<{ delivery: AlertDelivery; say: Props['say'] }>

function StateNote({ delivery: { attempts, nextAttemptAt, lastError }, say }: NoteProps) {
  const facts = [
    attempts > 1 ? `${attempts} attempts` : null,
    nextAttemptAt && `the next ${say(nextAttemptAt)}`,
    lastError,
  ].filter((fact) => fact !== null)
  return facts.length > 0 && <span className="text-muted"> · {facts.join(' · ')}</span>
}
