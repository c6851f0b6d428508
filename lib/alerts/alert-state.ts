import type { MessageKind } from '@/lib/forms/alert'
import type { Finding } from './conditions/condition'

/** What is known of one alert between two looks. */
export type AlertState = Omit<Finding, 'key'> &
  Readonly<{
    key: string
    /** over: it is gone, and the reader has yet to hear so. */
    state: 'open' | 'over'
    /** When it opened, or when it was over. */
    since: Date
    /** What the reader knows of it; null while nothing was told. */
    told: Readonly<{ fingerprint: string; title: string; at: Date }> | null
  }>

/** What the reader is to be told of an alert. */
export type News = Readonly<{ kind: Exclude<MessageKind, 'test'>; alert: AlertState }>

export type Look = Readonly<{
  findings: readonly Finding[]
  /** Whether the condition of a key could be judged. What could not be looked at stays as it is. */
  isJudged: (key: string) => boolean
  now: Date
  /** Nobody is told anything in quiet hours, and while there is nobody to tell. */
  tells: boolean
}>

/**
 * How alerts stand after a look, and what is told. A thing is told once when it opens, once when it has another fingerprint
 * than the reader knows, and once when it is over. While nothing may be told it waits, and what is then as the reader knows
 * it is never told: so what opened and ended in quiet hours leaves no trace.
 */
export function toNextAlerts(
  known: readonly AlertState[],
  look: Look,
): Readonly<{ alerts: readonly AlertState[]; news: readonly News[] }> {
  const before = new Map(known.map((alert) => [alert.key, alert]))
  const found = new Set<string>(look.findings.map(({ key }) => key))
  const standing = [
    ...look.findings.map((finding) => toOpen(finding, before.get(finding.key), look.now)),
    ...known.filter(({ key }) => !found.has(key)).map((alert) => toOver(alert, look)),
  ]
  const told = standing.map((alert) => tell(alert, look))
  return {
    alerts: told.flatMap(({ alert }) => alert ?? []),
    news: told.flatMap(({ news }) => news ?? []),
  }
}

function toOpen(finding: Finding, before: AlertState | undefined, now: Date): AlertState {
  const since = before?.state === 'open' ? before.since : now
  return { ...finding, state: 'open', since, told: before?.told ?? null }
}

function toOver(alert: AlertState, { isJudged, now }: Look): AlertState {
  return alert.state === 'over' || !isJudged(alert.key) ? alert : { ...alert, state: 'over', since: now }
}

/** `alert` is null where nothing needs to be remembered. */
function tell(
  alert: AlertState,
  { tells, now }: Look,
): Readonly<{ alert: AlertState | null; news: News | null }> {
  if (alert.state === 'over') {
    if (alert.told === null) return { alert: null, news: null }
    // By the name that the reader knows it by.
    const known = { ...alert, title: alert.told.title }
    return tells ? { alert: null, news: { kind: 'recovered', alert: known } } : { alert, news: null }
  }
  if (!tells || alert.told?.fingerprint === alert.fingerprint) return { alert, news: null }
  const kind = alert.told === null ? 'opened' : 'changed'
  const heard = { ...alert, told: { fingerprint: alert.fingerprint, title: alert.title, at: now } }
  return { alert: heard, news: { kind, alert: heard } }
}
