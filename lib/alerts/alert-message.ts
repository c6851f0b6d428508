import { toLine } from '@/lib/format/to-line'
import { MESSAGE_KINDS, type MessageKind, SEVERITIES, type Severity } from '@/lib/forms/alert'
import type { News } from './alert-state'
import { CONDITIONS, toConditionName } from './judge-alerts'

const LONGEST_TITLE = 200
const LONGEST_DETAIL = 1000

/** What receivers are told, as it is kept until it is delivered. All texts are one line. */
export type AlertMessage = Readonly<{
  kind: MessageKind
  /** The key of the alert; `test` for a test. */
  alert: string
  severity: Severity
  title: string
  detail: string
  url: string
  /** When it opened, or was over, in ISO 8601. */
  since: string
}>

export function toMessage({ kind, alert }: News, publicUrl: string): AlertMessage {
  const condition = toConditionName(alert.key)
  const recovery = condition === null ? 'It is no longer looked for.' : CONDITIONS[condition].recovery
  return {
    kind,
    alert: toLine(alert.key, LONGEST_TITLE),
    severity: alert.severity,
    title: toLine(alert.title, LONGEST_TITLE),
    detail: toLine(kind === 'recovered' ? recovery : alert.detail, LONGEST_DETAIL),
    url: new URL(`${publicUrl}${alert.path}`).href,
    since: alert.since.toISOString(),
  }
}

export function toTestMessage(publicUrl: string, now: Date): AlertMessage {
  return {
    kind: 'test',
    alert: 'test',
    severity: 'warning',
    title: 'Alerts of Tundish arrive here',
    detail: 'Somebody asked for this test. Nothing is wrong.',
    url: `${publicUrl}/settings/alerts`,
    since: now.toISOString(),
  }
}

/** `Problem: ...`, `Over: ...`. */
export function toHeadline({ kind, severity, title }: AlertMessage): string {
  return `${kind === 'opened' ? SEVERITIES[severity].label : MESSAGE_KINDS[kind].label}: ${title}`
}
