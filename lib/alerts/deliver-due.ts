import type { AlertEnv } from '@/lib/alert-env'
import type { Db } from '@/lib/db'
import { isQuiet } from '@/lib/time/quiet-hours'
import type { AlertSettings } from './alert-settings'
import type { Fault, Sent } from './channels/outgoing-message'
import { listReceivers, type Receiver, SENDERS } from './receivers'
import { giveUpUnserved, settleDelivery, type TakenDelivery, takeDelivery } from './take-delivery'

/** Most that are sent at once; the rest are due a minute later. */
const MOST = 100

export type Delivered = Readonly<{ delivered: number; failed: number }>

/**
 * Sends what is due to the receivers of these settings, one after the other, and nothing in quiet hours. Where one fails it
 * is left alone until the next time, with all of its channel where the server is down, so that this costs one wait and not
 * one for each message. What no process has a receiver for is given up in the end.
 */
export async function deliverDue(
  db: Db,
  { alerts, timeZone }: AlertSettings,
  clock: () => Date,
): Promise<Delivered> {
  let receivers: readonly Receiver[] = listReceivers(alerts)
  let [delivered, failed] = [0, 0]
  for (let count = 0; count < MOST; count++) {
    const now = clock()
    if (alerts.quietHours !== null && isQuiet(now, alerts.quietHours, timeZone)) break
    const taken = await takeDelivery(db, now, receivers)
    if (!taken) break
    const sent = await trySending(taken, alerts, now)
    await settleDelivery(db, taken, sent, clock())
    if (sent.isDelivered) delivered++
    else {
      failed++
      receivers = receivers.filter((receiver) => !isAtFault(receiver, taken, sent.fault))
    }
  }
  await giveUpUnserved(db, clock(), listReceivers(alerts))
  return { delivered, failed }
}

function isAtFault(receiver: Receiver, { channel, recipient }: TakenDelivery, fault: Fault): boolean {
  return receiver.channel === channel && (fault === 'channel' || receiver.recipient === recipient)
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
    return {
      isDelivered: false,
      answer: 'This is a fault of ours; the log says more.',
      isFinal: false,
      fault: 'receiver',
    }
  }
}
