import { LineCell, LineRow, LineTable } from '@/components/ui/line-table'
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

const COLUMNS = ['When', 'To', 'What', 'State']

const TONES: Readonly<Record<DeliveryState, string>> = {
  waiting: 'text-ink-soft',
  delivered: 'text-good',
  dead: 'text-bad',
}

/** The last messages, each to one receiver, with what came of them. */
export function DeliveryTable({ deliveries }: { deliveries: readonly Line[] }) {
  return (
    <LineTable label="Last messages" columns={COLUMNS}>
      {deliveries.map((line) => (
        <LineRow key={line.id}>
          <LineCell isMoment>{line.when}</LineCell>
          <LineCell>{line.recipient || CHANNELS[line.channel].label}</LineCell>
          <LineCell>
            <span className="text-muted">{MESSAGE_KINDS[line.kind].label}:</span> {line.title}
          </LineCell>
          <LineCell>
            <span className={`font-medium ${TONES[line.state]}`}>{DELIVERY_STATES[line.state].label}</span>
            <StateNote line={line} />
          </LineCell>
        </LineRow>
      ))}
    </LineTable>
  )
}

function StateNote({ line: { attempts, next, lastError } }: { line: Line }) {
  const facts = [
    attempts > 1 ? `${attempts} attempts` : null,
    next === null ? null : `the next ${next}`,
    lastError,
  ].filter((fact) => fact !== null)
  return facts.length > 0 && <span className="text-muted"> · {facts.join(' · ')}</span>
}
