import type { Db, DbOrTransaction } from '@/lib/db'
import { HOUR_MS } from '@/lib/time/duration'
import { toMessage } from './alert-message'
import { type AlertSettings, isNight } from './alert-settings'
import { type AlertState, type News, toNextAlerts } from './alert-state'
import { isJudged, type Judgement } from './judge-alerts'
import { toDelivery } from './queue'
import { listReceivers } from './receivers'

/**
 * Writes how alerts stand after a judgement, and what is told of it, in one transaction: what is known to be told will be
 * sent. One judgement at a time; one that began before the last that was written is out of date, and changes nothing.
 */
export function keepJudgement(
  db: Db,
  judgement: Judgement,
  { settings, now }: Readonly<{ settings: AlertSettings; now: Date }>,
): Promise<readonly News[]> {
  const receivers = listReceivers(settings.alerts)
  return db.$transaction(async (tx) => {
    if (!(await claimJudgement(tx, now))) return []
    const { alerts, news } = toNextAlerts(await listAlerts(tx), {
      findings: judgement.findings,
      isJudged: (key) => isJudged(judgement, key),
      now,
      tells: receivers.length > 0 && !isNight(settings, now),
    })
    await writeAlerts(tx, alerts)
    const messages = news.map((one) => toMessage(one, settings.alerts.publicUrl))
    await tx.alertDelivery.createMany({
      data: messages.flatMap((message) => receivers.map((receiver) => toDelivery(message, receiver, now))),
    })
    return news
  })
}

/** Longer than any look takes. */
const LONGEST_LOOK_MS = HOUR_MS

/**
 * Locks the one row that all who judge meet at. A judgement of long after this one was made by a clock that was ahead: no other
 * would be kept until then.
 */
async function claimJudgement(tx: DbOrTransaction, now: Date): Promise<boolean> {
  const muchLater = new Date(now.getTime() + LONGEST_LOOK_MS)
  const claimed = await tx.$executeRaw`
    update alert_judgement
    set judged_at = ${now.toISOString()}::timestamptz
    where id = 1 and (
      judged_at is null or judged_at <= ${now.toISOString()}::timestamptz or judged_at > ${muchLater.toISOString()}::timestamptz
    )`
  return claimed > 0
}

async function listAlerts(tx: DbOrTransaction): Promise<AlertState[]> {
  const rows = await tx.alert.findMany({ orderBy: { key: 'asc' } })
  return rows.map(({ severity, state, toldFingerprint, toldTitle, toldAt, ...alert }) => ({
    ...alert,
    // Both are written below alone.
    severity: severity as AlertState['severity'],
    state: state as AlertState['state'],
    told:
      toldFingerprint === null || toldTitle === null || toldAt === null
        ? null
        : { fingerprint: toldFingerprint, title: toldTitle, at: toldAt },
  }))
}

/** They are few: all are written anew. */
async function writeAlerts(tx: DbOrTransaction, alerts: readonly AlertState[]): Promise<void> {
  await tx.alert.deleteMany()
  await tx.alert.createMany({
    data: alerts.map(({ told, ...alert }) => ({
      ...alert,
      toldFingerprint: told?.fingerprint ?? null,
      toldTitle: told?.title ?? null,
      toldAt: told?.at ?? null,
    })),
  })
}
