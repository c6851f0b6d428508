import type { Column } from '@/components/table/column'
import { LineTable } from '@/components/table/line-table'
import {
  CHANNELS,
  type Channel,
  DELIVERY_STATES,
  type DeliveryState,
  MESSAGE_KINDS,
  type MessageKind,
} from '@/lib/forms/alert'

/** A delivery with its moments as they are read. */
type Line = Readonly<{
  id: string
  when: string
  channel: Channel
  recipient: string
  kind: MessageKind
  title: string
  state: DeliveryState
  attempts: number
  next: string | null
  lastError: string | null
}>

const TONES: Readonly<Record<DeliveryState, string>> = {
  waiting: 'text-ink-soft',
  delivered: 'text-good',
  dead: 'text-bad',
}

const COLUMNS: readonly Column<Line>[] = [
  { name: 'when', label: 'When', kind: 'moment', cell: ({ when }) => when },
  { name: 'to', label: 'To', cell: ({ recipient, channel }) => recipient || CHANNELS[channel].label },
  {
    name: 'what',
    label: 'What',
    cell: ({ kind, title }) => (
      <>
        <span className="text-muted">{MESSAGE_KINDS[kind].label}:</span> {title}
      </>
    ),
  },
  {
    name: 'state',
    label: 'State',
    cell: (line) => (
      <>
        <span className={`font-medium ${TONES[line.state]}`}>{DELIVERY_STATES[line.state].label}</span>
        <StateNote line={line} />
      </>
    ),
  },
]

/** The last messages, each to one receiver, with what came of them. */
export function DeliveryTable({ deliveries }: { deliveries: readonly Line[] }) {
  return <LineTable label="Last messages" columns={COLUMNS} rows={deliveries} keyOf={({ id }) => id} />
}

function StateNote({ line: { attempts, next, lastError } }: { line: Line }) {
  const facts = [
    attempts > 1 ? `${attempts} attempts` : null,
    next === null ? null : `the next ${next}`,
    lastError,
  ].filter((fact) => fact !== null)
  return facts.length > 0 && <span className="text-muted"> · {facts.join(' · ')}</span>
}
