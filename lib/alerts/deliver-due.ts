import type { Db } from '@/lib/db'
import { type AlertSettings, isNight } from './alert-settings'
import type { Fault, Receiver, Sent } from './outgoing'
import { giveUpUnserved, settleDelivery, takeDelivery } from './queue'
import { listReceivers, SENDERS } from './receivers'

/** Most that are sent at once; the rest are due a minute later. */
const MOST = 100

export type Delivered = Readonly<{ delivered: number; failed: number }>

/**
 * Sends what is due to the receivers that are set up, one after the other, and nothing in quiet hours. Where one fails it is
 * left alone until the next time, with all of its channel where the server is down, so that this costs one wait and not one
 * for each message. What no process has a receiver for is given up in the end.
 */
export async function deliverDue(db: Db, settings: AlertSettings, clock: () => Date): Promise<Delivered> {
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
