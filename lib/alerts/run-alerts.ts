import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { DAY_MS } from '@/lib/time/duration'
import { type AlertSettings, isNight, toAlertSettings } from './alert-settings'
import type { News } from './alert-state'
import { judgeAlerts } from './judge-alerts'
import { keepJudgement } from './keep-judgement'
import type { Fault, Receiver, Sent } from './outgoing'
import { forgetDeliveries, giveUpUnserved, settleDelivery, takeDelivery } from './queue'
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
  const sent = await deliverDue(db, settings, clock)
  await forgetDeliveries(db, new Date(now.getTime() - KEPT_DAYS * DAY_MS))
  return {
    told: { opened: countOf('opened'), changed: countOf('changed'), recovered: countOf('recovered') },
    ...sent,
  }
}

/** The same now, by the one clock that all who look share: a look of a machine whose own is ahead would keep others from looking. */
export async function runAlertsNow(db: Db, env: Settings): Promise<AlertsRun> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  if (!row) throw new Error('A select of one row has one.')
  return runAlerts(db, { now: row.now, settings: toAlertSettings(env, row.now) })
}

/** Of what is open, by key. */
async function listFingerprints(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.alert.findMany({ where: { state: 'open' }, select: { key: true, fingerprint: true } })
  return new Map(rows.map(({ key, fingerprint }) => [key, fingerprint]))
}

/** Most that are sent at once; the rest are due a minute later. */
const MOST = 100

type Delivered = Readonly<{ delivered: number; failed: number }>

/**
 * Sends what is due to the receivers that are set up, one after the other, and nothing in quiet hours. Where one fails it is
 * left alone until the next time, with all of its channel where the server is down, so that this costs one wait and not one
 * for each message. What no process has a receiver for is given up in the end.
 */
async function deliverDue(db: Db, settings: AlertSettings, clock: () => Date): Promise<Delivered> {
  const receivers = listReceivers(settings.alerts)
  let reachable = receivers
  let [delivered, failed] = [0, 0]
  for (let count = 0; count < MOST; count++) {
    const now = clock()
    if (isNight(settings, now)) break
    const taken = await takeDelivery(db, now, reachable)
    if (!taken) break
    const sent = await SENDERS[taken.channel](taken, settings.alerts, now).catch(toOurFault)
    await settleDelivery(db, taken, sent, clock())
    if (sent.isDelivered) delivered++
    else {
      failed++
      reachable = reachable.filter((receiver) => !isAtFault(receiver, taken, sent.fault))
    }
  }
  await giveUpUnserved(db, clock(), receivers)
  return { delivered, failed }
}

function isAtFault(receiver: Receiver, { channel, recipient }: Receiver, fault: Fault): boolean {
  return receiver.channel === channel && (fault === 'channel' || receiver.recipient === recipient)
}

/** A fault of ours counts as an attempt, too, or it would be made for ever. */
function toOurFault(error: unknown): Sent {
  console.error(error)
  const answer = 'This is a fault of ours; the log says more.'
  return { isDelivered: false, answer, isFinal: false, fault: 'receiver' }
}
