import type { Db } from '@/lib/db'
import type { Fault, OutgoingMessage, Receiver, Sent } from './outgoing-message'
import { giveUpUnserved, settleDelivery, takeDelivery } from './queue'

/** Most that are sent at once; the rest are due a minute later. */
const MOST = 100

export type Delivered = Readonly<{ delivered: number; failed: number }>

type Due<Channel extends string, Message> = Readonly<{
  receivers: readonly Receiver<Channel>[]
  send: (channel: Channel, outgoing: OutgoingMessage<Message>, now: Date) => Promise<Sent>
  /** Whether nothing is sent now. */
  isQuiet: (now: Date) => boolean
  clock: () => Date
}>

/**
 * Sends what is due to some receivers, one after the other, and nothing in quiet hours. Where one fails it is left alone
 * until the next time, with all of its channel where the server is down, so that this costs one wait and not one for each
 * message. What no process has a receiver for is given up in the end.
 */
export async function deliverDue<Channel extends string, Message>(
  db: Db,
  { receivers, send, isQuiet, clock }: Due<Channel, Message>,
): Promise<Delivered> {
  let reachable = receivers
  let [delivered, failed] = [0, 0]
  for (let count = 0; count < MOST; count++) {
    const now = clock()
    if (isQuiet(now)) break
    const taken = await takeDelivery<Channel, Message>(db, now, reachable)
    if (!taken) break
    const { id, channel, recipient, payload: message } = taken
    const sent = await send(channel, { id, recipient, message }, now).catch(toOurFault)
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
