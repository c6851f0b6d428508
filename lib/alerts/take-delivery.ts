import { type Db, Prisma } from '@/lib/db'
import type { Channel } from '@/lib/query/alert'
import type { AlertMessage } from './alert-message'
import type { Sent } from './channels/outgoing-message'

/** A delivery that this process has taken to send it. */
export type TakenDelivery = Readonly<{
  id: string
  channel: Channel
  recipient: string
  payload: AlertMessage
  /** With this one. */
  attempts: number
}>

/** How long whoever took a delivery has it to itself; an attempt takes less. If its process dies, another one comes after. */
const LEASE_MS = 60_000

const MINUTE_MS = 60_000

/** After each failed attempt; after the one that follows the last it is given up. */
const PAUSES_MS = [1, 5, 30, 120, 360, 1440].map((minutes) => minutes * MINUTE_MS)

/**
 * Takes the oldest delivery that is due, of other channels than some; null where there is none. What is told of one alert
 * goes to each receiver in its order: while one waits, those after it do.
 */
export async function takeDelivery(
  db: Db,
  now: Date,
  without: readonly Channel[],
): Promise<TakenDelivery | null> {
  const at = Prisma.sql`${now.toISOString()}::timestamptz`
  const until = new Date(now.getTime() + LEASE_MS).toISOString()
  const [taken] = await db.$queryRaw<TakenDelivery[]>`
    update alert_delivery
    set attempts = attempts + 1, next_attempt_at = ${until}::timestamptz
    where id = (
      select due.id
      from alert_delivery as due
      where due.state = 'waiting' and due.next_attempt_at <= ${at} and due.channel <> all (${[...without]}::text[])
        and not exists (
          select
          from alert_delivery as before
          where before.state = 'waiting' and before.number < due.number and before.alert_key = due.alert_key
            and before.channel = due.channel and before.recipient = due.recipient
        )
      order by due.next_attempt_at, due.number
      for update skip locked
      limit 1
    ) and state = 'waiting' and next_attempt_at <= ${at}
    returning id, channel, recipient, payload, attempts`
  return taken ?? null
}

/**
 * Writes what came of an attempt: delivered, waiting for the next, or given up. Does nothing where the lease ran out and
 * somebody else has taken it since.
 */
export async function settleDelivery(
  db: Db,
  { id, attempts }: TakenDelivery,
  sent: Sent,
  now: Date,
): Promise<void> {
  const pause = PAUSES_MS[attempts - 1]
  const waits = !sent.isDelivered && !sent.isFinal && pause !== undefined
  await db.alertDelivery.updateMany({
    where: { id, attempts, state: 'waiting' },
    data: {
      state: sent.isDelivered ? 'delivered' : waits ? 'waiting' : 'dead',
      lastError: sent.isDelivered ? null : sent.answer,
      ...(sent.isDelivered && { deliveredAt: now }),
      ...(waits && { nextAttemptAt: new Date(now.getTime() + pause) }),
    },
  })
}
