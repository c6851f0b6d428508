import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { CHANNELS, type Channel } from '@/lib/forms/alert'
import { toTestMessage } from './alert-message'
import type { AlertSettings } from './alert-settings'
import type { Receiver } from './outgoing'
import { toDelivery } from './queue'
import { listReceivers, SENDERS } from './receivers'

type Given = Readonly<{ channel: Channel; now: Date; settings: Pick<AlertSettings, 'alerts'> }>

/** What a receiver made of a test. */
export type TestResult = Receiver & Readonly<{ isDelivered: boolean; answer: string }>

/**
 * Sends a test to every receiver of a channel, at once and in quiet hours too, and waits for what they answer. It is kept
 * as a delivery, and not sent again. Throws `bad_setting` where the channel is not set up.
 */
export async function sendTestAlert(db: Db, { channel, ...given }: Given): Promise<TestResult[]> {
  const receivers = listReceivers(given.settings.alerts).filter((one) => one.channel === channel)
  if (receivers.length === 0) {
    const { label, variables } = CHANNELS[channel]
    const missing = variables.join(', ').replace(/, ([^,]*)$/, ' and $1')
    throw new TundishError(
      'bad_setting',
      `${label} is not set up. Set ${missing}, and start the server again.`,
    )
  }
  return Promise.all(receivers.map((receiver) => sendTest(db, receiver, given)))
}

async function sendTest(
  db: Db,
  receiver: Receiver,
  { now, settings: { alerts } }: Omit<Given, 'channel'>,
): Promise<TestResult> {
  const message = toTestMessage(alerts.publicUrl, now)
  const delivery = toDelivery(message, receiver, now)
  const { isDelivered, answer } = await SENDERS[receiver.channel]({ ...delivery, message }, alerts, now)
  const ended = isDelivered
    ? { state: 'delivered', lastError: null, deliveredAt: now }
    : { state: 'dead', lastError: answer }
  await db.alertDelivery.create({ data: { ...delivery, attempts: 1, ...ended } })
  return { ...receiver, isDelivered, answer }
}
