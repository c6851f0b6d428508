import { createHash } from 'node:crypto'
import type { Db } from '@/lib/db'
import type { NewEvent, NewOrder, NewOrderItem } from '@/lib/ingest/write/new-row'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import { PRODUCTS } from './generate-events'
import { toId } from './to-id'

export type FreshRows = Readonly<{ events: NewEvent[]; orders: NewOrder[]; items: NewOrderItem[] }>

const MS_PER_DAY = 86_400_000
const LATE_SHARE = 0.5

/**
 * Rows that are not stored yet: sessions of five events, two of them views, two carts, and one checkout.
 * `name` tells one call's rows from another's. They start on the last `days` days before today.
 */
export function freshSessions(
  name: string,
  count: number,
  { users, days }: { users: number; days: number },
): FreshRows {
  const rows: FreshRows = { events: [], orders: [], items: [] }
  for (let n = 0; n < count; n += 1) {
    const key = `${name}-${n}`
    const userId = toId(`user${draw(key, 1, users)}`)
    const startedAt =
      startOfToday() - MS_PER_DAY * draw(key, 2, days) - draw(key, 3, 20 * 3600) * 1000 - 3_600_000
    addSession(rows, { key, userId, startedAt })
  }
  return rows
}

type Session = Readonly<{ key: string; userId: string; startedAt: number }>

function addSession({ events, orders, items }: FreshRows, session: Session): void {
  const { key, userId, startedAt } = session
  const first = draw(key, 4, PRODUCTS)
  const productIds = [toId(`product${first}`), toId(`product${(first + 7) % PRODUCTS}`)]
  const add = (type: string, seconds: number, productId: string | null, orderId: string | null) =>
    events.push({
      userId,
      id: toId(`${key}-${seconds}`),
      sessionId: toId(key),
      type,
      occurredAt: new Date(startedAt + seconds * 1000),
      productId,
      orderId,
      pageUrl: null,
    })
  productIds.forEach((productId, place) => {
    add('page_view', place * 60, productId, null)
    add('add_to_cart', place * 60 + 30, productId, null)
  })
  const orderId = toId(`${key}-order`)
  add('checkout', 600, null, orderId)
  orders.push(emptyOrder(userId, orderId))
  items.push(...productIds.map((productId) => ({ orderId, productId, quantity: 1 })))
}

/** Page views that arrive late, one each for `count` sessions of long ago and of yesterday alike. */
export async function lateEvents(db: Db, name: string, count: number, sessions: number): Promise<NewEvent[]> {
  const numbers = Array.from({ length: count }, (_, n) => draw(`${name}-${n}`, 5, sessions) + 1)
  const found = await db.sessionPath.findMany({
    where: { sessionId: { in: [...new Set(numbers)].map((n) => toId(`session${n}`)) } },
    select: { userId: true, sessionId: true, startedAt: true },
  })
  return found.map(({ userId, sessionId, startedAt }) => ({
    userId,
    id: toId(`${name}-${sessionId}`),
    sessionId,
    type: 'page_view',
    occurredAt: new Date(startedAt.getTime() + 45_000),
    productId: toId(`product${draw(sessionId, 6, PRODUCTS)}`),
    orderId: null,
    pageUrl: null,
  }))
}

/** About `count` new events: half of them in new sessions of yesterday, half late in old sessions. */
export async function mixedEvents(
  db: Db,
  name: string,
  count: number,
  { users, sessions }: { users: number; sessions: number },
): Promise<FreshRows> {
  const late = await lateEvents(db, name, Math.round(count * LATE_SHARE), sessions)
  const fresh = freshSessions(name, Math.round((count - late.length) / 5), {
    users,
    days: 1,
  })
  return { ...fresh, events: [...fresh.events, ...late] }
}

function startOfToday(): number {
  return Math.floor(Date.now() / MS_PER_DAY) * MS_PER_DAY
}

/** A whole number from 0 to below `below`, always the same for the same key and seed. */
function draw(key: string, seed: number, below: number): number {
  return createHash('md5').update(`${seed} ${key}`).digest().readUInt32BE(0) % below
}
