import { randomUUID } from 'node:crypto'
import { type Db, Prisma } from '@/lib/db'
import { HOUR_MS, MINUTE_MS } from '@/lib/time/duration'
import type { AlertMessage } from './alert-message'
import { NOT_SET_UP, type Outgoing, type Receiver, type Sent } from './outgoing'

// The one queue of what is delivered later: who takes what, when it is tried again, and when it is given up. Whatever is
// told is written to `alert_delivery` in the transaction that finds it out.

/** A delivery of a message to one receiver, waiting from now on. */
export function toDelivery(payload: AlertMessage, { channel, recipient }: Receiver, now: Date) {
  const { alert: alertKey, kind } = payload
  const waiting = { state: 'waiting', nextAttemptAt: now, createdAt: now }
  return { id: randomUUID(), channel, recipient, alertKey, kind, payload, ...waiting }
}

/** A delivery that this process has taken to send it. */
export type TakenDelivery = Outgoing &
  Receiver &
  Readonly<{
    /** With this one. */
    attempts: number
  }>

/** How long whoever took a delivery has it to itself; an attempt takes less. If its process dies, another one comes after. */
const LEASE_MS = MINUTE_MS

/** Longer than any delivery waits: one that is due after that was written by a clock that was ahead. */
const LONGEST_WAIT_MS = 25 * HOUR_MS

/** How long what is due may wait for a process that has its receiver: longer than a server is away. */
const UNSERVED_MS = 48 * HOUR_MS

/** After each failed attempt; after the one that follows the last it is given up. */
const PAUSES_MS = [1, 5, 30, 120, 360, 1440].map((minutes) => minutes * MINUTE_MS)

/**
 * Takes the oldest delivery that is due to one of some receivers; null where there is none. Those of others are left to the
 * processes that have them. What is told of one thing goes to each receiver in its order: while one waits, those after it do.
 */
export async function takeDelivery(
  db: Db,
  now: Date,
  receivers: readonly Receiver[],
): Promise<TakenDelivery | null> {
  const isDue = isDueSql(now)
  const until = new Date(now.getTime() + LEASE_MS).toISOString()
  const [taken] = await db.$queryRaw<TakenDelivery[]>`
    update alert_delivery
    set attempts = attempts + 1, next_attempt_at = ${until}::timestamptz
    where id = (
      select due.id
      from alert_delivery as due
      where due.state = 'waiting' and ${isDue} and ${isToSql(receivers)} and ${isFirstSql}
      order by due.next_attempt_at, due.number
      for update skip locked
      limit 1
    ) and state = 'waiting' and ${isDue}
    returning id, channel, recipient, payload as message, attempts`
  return taken ?? null
}

function isDueSql(now: Date): Prisma.Sql {
  const latest = new Date(now.getTime() + LONGEST_WAIT_MS)
  return Prisma.sql`(
    next_attempt_at <= ${now.toISOString()}::timestamptz or next_attempt_at > ${latest.toISOString()}::timestamptz
  )`
}

/**
 * Gives up what has been due for two days to nobody of some receivers, and so to nobody of any process that looks: of a
 * receiver that was taken out of the settings.
 */
export async function giveUpUnserved(db: Db, now: Date, receivers: readonly Receiver[]): Promise<void> {
  const before = new Date(now.getTime() - UNSERVED_MS).toISOString()
  await db.$executeRaw`
    update alert_delivery as due
    set state = 'dead', last_error = ${NOT_SET_UP.answer}
    where due.state = 'waiting' and due.next_attempt_at < ${before}::timestamptz and not (${isToSql(receivers)})
      and ${isFirstSql}`
}

function isToSql(receivers: readonly Receiver[]): Prisma.Sql {
  const channels = receivers.map(({ channel }) => channel)
  const recipients = receivers.map(({ recipient }) => recipient)
  return Prisma.sql`(due.channel, due.recipient) in (
    select channel, recipient from unnest(${channels}::text[], ${recipients}::text[]) as receiver (channel, recipient)
  )`
}

/** Nothing before it of the same thing waits for the same receiver. */
const isFirstSql = Prisma.sql`not exists (
  select
  from alert_delivery as before
  where before.state = 'waiting' and before.number < due.number and before.alert_key = due.alert_key
    and before.channel = due.channel and before.recipient = due.recipient
)`

/**
 * Writes what came of an attempt: delivered, waiting for the next, or given up. Does nothing where the lease ran out and
 * somebody else has taken it since.
 */
export async function settleDelivery(
  db: Db,
  { id, attempts }: Readonly<{ id: string; attempts: number }>,
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

/** Those that came to an end before a moment are forgotten. */
export async function forgetDeliveries(db: Db, before: Date): Promise<void> {
  await db.alertDelivery.deleteMany({ where: { createdAt: { lt: before }, state: { not: 'waiting' } } })
}
