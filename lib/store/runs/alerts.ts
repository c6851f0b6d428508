import type { Db } from '@/lib/db'
import type { Channel, DeliveryState, MessageKind, Severity } from '@/lib/forms/alert'

/** `toldAt`: when the reader last heard of it; null: not yet. */
export type OpenAlert = Awaited<ReturnType<typeof listOpenAlerts>>[number]

/** What is wrong now, the newest first. */
export async function listOpenAlerts(db: Db) {
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

/**
 * The last that were written, newest first. `recipient`: an e-mail address; empty for webhooks. `nextAttemptAt`: of a
 * waiting one, else null. `lastError`: what went wrong last; null where nothing did.
 */
export async function listDeliveries(db: Db, limit: number) {
  const rows = await db.alertDelivery.findMany({
    orderBy: { number: 'desc' },
    take: limit,
    omit: { number: true, alertKey: true, deliveredAt: true },
  })
  return rows.map(({ channel, kind, payload, state, nextAttemptAt, ...delivery }) => ({
    ...delivery,
    // Written by lib/alerts alone.
    channel: channel as Channel,
    kind: kind as MessageKind,
    state: state as DeliveryState,
    title: readTitle(payload),
    nextAttemptAt: state === 'waiting' ? nextAttemptAt : null,
  }))
}

export type AlertDelivery = Awaited<ReturnType<typeof listDeliveries>>[number]

function readTitle(payload: unknown): string {
  return typeof payload === 'object' && payload !== null && 'title' in payload ? String(payload.title) : ''
}
