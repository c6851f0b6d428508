import type { Db } from '@/lib/db'
import type { Channel } from '@/lib/forms/alert'
import { type Delivered, deliverDue } from '@/lib/outgoing/deliver-due'
import { forgetDeliveries } from '@/lib/outgoing/queue'
import { DAY_MS } from '@/lib/time/duration'
import { isQuiet } from '@/lib/time/quiet-hours'
import type { AlertMessage } from './alert-message'
import type { AlertSettings } from './alert-settings'
import type { News } from './alert-state'
import { judgeAlerts } from './judge-alerts'
import { keepJudgement } from './keep-judgement'
import { listReceivers, SENDERS } from './receivers'

/** Deliveries that came to an end are kept for this long. */
const KEPT_DAYS = 90

export type AlertsRun = Delivered &
  Readonly<{
    /** How many messages were written, before they are multiplied by their receivers. */
    told: Readonly<Record<News['kind'], number>>
  }>

/**
 * Looks at everything there are alerts for, writes what is to be told, and sends what is due. Any number of processes may
 * do it at any time: each message is written once, and sent by one of them.
 */
export async function runAlerts(
  db: Db,
  { now, settings }: Readonly<{ now: Date; settings: AlertSettings }>,
): Promise<AlertsRun> {
  const begun = performance.now()
  const open = await listFingerprints(db)
  const judgement = await judgeAlerts({ db, settings, now, open })
  const news = await keepJudgement(db, judgement, { settings, now })
  const countOf = (wanted: News['kind']) => news.filter(({ kind }) => kind === wanted).length
  // Sending may take longer than a lease does.
  const clock = () => new Date(now.getTime() + performance.now() - begun)
  const { alerts, timeZone } = settings
  const sent = await deliverDue<Channel, AlertMessage>(db, {
    receivers: listReceivers(alerts),
    send: async (channel, outgoing, at) => SENDERS[channel](outgoing, alerts, at),
    isQuiet: (at) => alerts.quietHours !== null && isQuiet(at, alerts.quietHours, timeZone),
    clock,
  })
  await forgetDeliveries(db, new Date(now.getTime() - KEPT_DAYS * DAY_MS))
  return {
    told: { opened: countOf('opened'), changed: countOf('changed'), recovered: countOf('recovered') },
    ...sent,
  }
}

/** Of what is open, by key. */
async function listFingerprints(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.alert.findMany({ where: { state: 'open' }, select: { key: true, fingerprint: true } })
  return new Map(rows.map(({ key, fingerprint }) => [key, fingerprint]))
}
