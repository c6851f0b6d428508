import type { AlertEnv } from '@/lib/alert-env'
import type { Db } from '@/lib/db'
import type { Channel } from '@/lib/query/alert'
import { isQuiet } from '@/lib/time/quiet-hours'
import type { AlertSettings } from './alert-settings'
import type { Sent } from './channels/outgoing-message'
import { SENDERS } from './receivers'
import { settleDelivery, type TakenDelivery, takeDelivery } from './take-delivery'

/** Most that are sent at once; the rest are due a minute later. */
const MOST = 100

export type Delivered = Readonly<{ delivered: number; failed: number }>

/**
 * Sends what is due, one after the other, and nothing in quiet hours. A channel that fails is left alone until the next
 * time, so that a server that is down costs one wait and not one for each message.
 */
export async function deliverDue(
  db: Db,
  { alerts, timeZone }: AlertSettings,
  clock: () => Date,
): Promise<Delivered> {
  const failing = new Set<Channel>()
  let [delivered, failed] = [0, 0]
  for (let count = 0; count < MOST; count++) {
    const now = clock()
    if (alerts.quietHours !== null && isQuiet(now, alerts.quietHours, timeZone)) break
    const taken = await takeDelivery(db, now, [...failing])
    if (!taken) break
    const sent = await trySending(taken, alerts, now)
    await settleDelivery(db, taken, sent, clock())
    if (sent.isDelivered) delivered++
    else {
      failed++
      failing.add(taken.channel)
    }
  }
  return { delivered, failed }
}

/** A fault of ours counts as an attempt, too, or it would be made for ever. */
async function trySending(
  { id, channel, recipient, payload: message }: TakenDelivery,
  alerts: AlertEnv,
  now: Date,
): Promise<Sent> {
  try {
    return await SENDERS[channel]({ id, recipient, message }, alerts, now)
  } catch (error) {
    console.error(error)
    return { isDelivered: false, answer: 'This is a fault of ours; the log says more.', isFinal: false }
  }
}
