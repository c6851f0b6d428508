import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { DAY_MS } from '@/lib/time/duration'
import { type AlertSettings, toAlertSettings } from './alert-settings'
import type { News } from './alert-state'
import { type Delivered, deliverDue } from './deliver-due'
import { judgeAlerts } from './judge-alerts'
import { keepJudgement } from './keep-judgement'
import { forgetDeliveries } from './queue'

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
