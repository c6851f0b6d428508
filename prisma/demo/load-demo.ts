import type { Db, DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { writeAddresses, writeProducts, writePromos, writeUsers } from '@/lib/ingest/write/write-dimensions'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { writeOrderItems } from '@/lib/ingest/write/write-order-items'
import { writeOrders } from '@/lib/ingest/write/write-orders'
import { snapshotWithin } from '@/lib/pipeline/snapshot/run-snapshot'
import { SNAPSHOTS } from '@/lib/pipeline/snapshot/snapshot-spec'
import { runRefresh } from '@/lib/refresh/run-refresh'
import {
  clearShop,
  forgetDemo,
  getDataKind,
  hasRemovedDemo,
  lockShop,
  setDataKind,
} from '@/lib/store/shop-data'
import { addDays, type Day, dayInZone, toDate } from '@/lib/time/day'
import { type DemoShop, generateShop, type ShopDay } from './generate-shop'
import { listPastProducts, type PastProducts } from './past-products'
import { firstDayOf, plantedImprovement } from './seasons'

export type DemoOptions = Readonly<{
  now: Date
  timeZone: string
  seed?: string
  targetEvents?: number
  onProgress?: (progress: Readonly<{ share: number; what: string }>) => void
}>

const SEED = 'greenhouse'
const TARGET_EVENTS = 200_000
/** Events in one transaction. */
const BATCH_EVENTS = 5_000
const TRANSACTION = { timeout: 120_000, maxWait: 60_000 }

/**
 * Whether a start should load the demo: the database has never held anything, or a load was cut off. A demo that
 * somebody took away stays away.
 */
export async function isDemoWanted(db: Db): Promise<boolean> {
  if (await isInterrupted(db)) return true
  return (await getDataKind(db)) === null && !(await hasRemovedDemo(db)) && (await isEmpty(db))
}

/**
 * Generates the demo shop and stores it, in short transactions, the refresh last: a demo that was never refreshed
 * was cut off, does not count as loaded, and is cleared before the next load. Throws `bad_setting` when the
 * database holds anything else, or when the demo is taken away meanwhile. Returns the number of events.
 */
export async function loadDemo(db: Db, options: DemoOptions): Promise<number> {
  const { now, timeZone, seed = SEED, targetEvents = TARGET_EVENTS, onProgress } = options
  const shop = generateShop({ seed, now, timeZone, targetEvents })
  await db.$transaction(async (tx) => {
    await beginDemo(tx, shop)
    await writeAnnotations(tx, dayInZone(now, timeZone))
    await writePast(tx, listPastProducts(shop.products, { seed, now, timeZone }))
    await writeProducts(tx, shop.products)
  }, TRANSACTION)
  let events = 0
  for (const batch of batchDays(shop.days())) {
    await db.$transaction((tx) => writeDays(tx, batch), TRANSACTION)
    events += batch.reduce((sum, day) => sum + day.events.length, 0)
    onProgress?.({ share: Math.min(0.8, (0.8 * events) / targetEvents), what: 'demo shop' })
  }
  onProgress?.({ share: 0.85, what: 'building the funnel' })
  await db.$executeRaw`analyze event, "order", order_item`
  await runRefresh(db, { timeZone })
  return events
}

/** Takes the demo away; false when there was none. Throws `bad_setting` when the stored events are real. */
export function removeDemo(db: Db): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockShop(tx)
    const kind = await getDataKind(tx)
    if (kind === 'real') {
      throw new TundishError('bad_setting', 'The stored events are real, not the demo; nothing was removed.')
    }
    if (kind === null) return false
    await clearShop(tx)
    await forgetDemo(tx)
    return true
  }, TRANSACTION)
}

/** Looks, clears and claims in one transaction, so that an import cannot come between. */
async function beginDemo(tx: DbOrTransaction, shop: DemoShop): Promise<void> {
  await lockShop(tx)
  if (await isInterrupted(tx)) await clearShop(tx)
  const kind = await getDataKind(tx)
  if (kind !== null || !(await isEmpty(tx))) {
    const held = kind === 'demo' ? 'The demo shop is there already.' : 'The database holds real data.'
    throw new TundishError('bad_setting', `${held} The demo is loaded only into an empty database.`)
  }
  await setDataKind(tx, 'demo')
  await writeAddresses(tx, shop.addresses)
  await writePromos(tx, shop.promos)
}

/** What the demo's product team wrote down of what it did, and when. */
async function writeAnnotations(tx: DbOrTransaction, today: Day): Promise<void> {
  await tx.annotation.createMany({
    data: [
      { day: toDate(addDays(firstDayOf(today, 4), 9)), kind: 'campaign', title: 'Repotting weeks' },
      { day: toDate(plantedImprovement(today).from), kind: 'release', title: 'New checkout' },
    ],
  })
}

/** The snapshots of products, as if somebody had made one each time. */
async function writePast(tx: DbOrTransaction, past: readonly PastProducts[]): Promise<void> {
  for (const { at: now, products } of past) {
    await writeProducts(tx, products)
    await snapshotWithin(tx, SNAPSHOTS.products, { strategy: 'check', hardDeletes: 'ignore', now })
  }
}

async function isInterrupted(db: DbOrTransaction): Promise<boolean> {
  const state = await db.refreshState.findUnique({ where: { id: 1 } })
  return state?.dataKind === 'demo' && state.refreshedAt === null
}

/** Looks at every table that an import may fill first. */
async function isEmpty(db: DbOrTransaction): Promise<boolean> {
  const [row] = await db.$queryRaw<{ any: boolean }[]>`
    select exists (
      select 1 from event union all select 1 from product union all select 1 from "user" union all select 1 from "order"
      union all select 1 from order_item union all select 1 from address union all select 1 from promo
    ) as any`
  return row?.any === false
}

function* batchDays(days: Iterable<ShopDay>): Generator<ShopDay[]> {
  let batch: ShopDay[] = []
  let events = 0
  for (const day of days) {
    batch.push(day)
    events += day.events.length
    if (events < BATCH_EVENTS) continue
    yield batch
    batch = []
    events = 0
  }
  if (batch.length > 0) yield batch
}

/** An import that is claiming the database is waited for before the kind is read. */
async function writeDays(tx: DbOrTransaction, days: readonly ShopDay[]): Promise<void> {
  await lockShop(tx)
  if ((await getDataKind(tx)) !== 'demo') {
    throw new TundishError('bad_setting', 'The demo was taken away while it was being loaded.')
  }
  const users = days.flatMap((day) => day.users)
  const orders = days.flatMap((day) => day.orders)
  const items = days.flatMap((day) => day.items)
  const events = days.flatMap((day) => day.events)
  await writeUsers(tx, users)
  await writeOrders(tx, orders)
  await writeOrderItems(tx, items)
  await writeEvents(tx, events)
}
