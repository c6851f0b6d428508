import type { Db } from '@/lib/db'
import type { Channel, DeliveryState, MessageKind, Severity } from '@/lib/forms/alert'

export type OpenAlert = Readonly<{
  key: string
  severity: Severity
  title: string
  detail: string
  path: string
  since: Date
  /** When the reader last heard of it; null: not yet. */
  toldAt: Date | null
}>

/** What is wrong now, the newest first. */
export async function listOpenAlerts(db: Db): Promise<OpenAlert[]> {
  const rows = await db.alert.findMany({
    where: { state: 'open' },
    orderBy: [{ since: 'desc' }, { key: 'asc' }],
    omit: { state: true, fingerprint: true, toldFingerprint: true, toldTitle: true },
  })
  // Written by lib/alerts alone.
  return rows.map(({ severity, ...alert }) => ({ ...alert, severity: severity as Severity }))
}

/** When all conditions were last looked at; null: never. */
export async function getJudgedAt(db: Db): Promise<Date | null> {
  const row = await db.alertJudgement.findUnique({ where: { id: 1 } })
  return row?.judgedAt ?? null
}

export type AlertDelivery = Readonly<{
  id: string
  channel: Channel
  /** An e-mail address; empty for webhooks. */
  recipient: string
  kind: MessageKind
  title: string
  state: DeliveryState
  attempts: number
  createdAt: Date
  /** Of a waiting one; else null. */
  nextAttemptAt: Date | null
  /** What went wrong last; null where nothing did. */
  lastError: string | null
}>

/** The last that were written, newest first. */
export async function listDeliveries(db: Db, limit: number): Promise<AlertDelivery[]> {
  const rows = await db.alertDelivery.findMany({ orderBy: { number: 'desc' }, take: limit })
  return rows.map(
    ({ id, channel, recipient, kind, payload, state, attempts, createdAt, nextAttemptAt, lastError }) => ({
      id,
      recipient,
      attempts,
      createdAt,
      lastError,
      // Written by lib/alerts alone.
      channel: channel as Channel,
      kind: kind as MessageKind,
      state: state as DeliveryState,
      title: readTitle(payload),
      nextAttemptAt: state === 'waiting' ? nextAttemptAt : null,
    }),
  )
}

function readTitle(payload: unknown): string {
  return typeof payload === 'object' && payload !== null && 'title' in payload ? String(payload.title) : ''
}
