import { ScrollBox } from '@/components/ui/scroll-box'
import {
  CHANNELS,
  type Channel,
  DELIVERY_STATES,
  type DeliveryState,
  MESSAGE_KINDS,
  type MessageKind,
} from '@/lib/query/alert'

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
const CELL = 'px-3 py-2 align-top'

const TONES: Readonly<Record<DeliveryState, string>> = {
  waiting: 'text-ink-soft',
  delivered: 'text-good',
  dead: 'text-bad',
}

/** The last messages, each to one receiver, with what came of them. */
export function DeliveryTable({ deliveries }: { deliveries: readonly Line[] }) {
  return (
    <ScrollBox label="Last messages" className="rounded-lg border border-line">
      <table className="w-full min-w-[44rem] border-collapse text-sm">
        <thead>
          <tr className="border-line border-b bg-sunken text-left text-muted">
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="px-3 py-1.5 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deliveries.map((line) => (
            <tr key={line.id} className="border-line border-b last:border-0">
              <td className={`${CELL} whitespace-nowrap text-muted`}>{line.when}</td>
              <td className={`${CELL} break-words`}>{line.recipient || CHANNELS[line.channel].label}</td>
              <td className={`${CELL} break-words`}>
                <span className="text-muted">{MESSAGE_KINDS[line.kind].label}:</span> {line.title}
              </td>
              <td className={`${CELL} break-words`}>
                <span className={`font-medium ${TONES[line.state]}`}>
                  {DELIVERY_STATES[line.state].label}
                </span>
                <StateNote line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
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
