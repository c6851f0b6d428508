import type { Db, DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { writeAddresses, writeProducts, writePromos, writeUsers } from '@/lib/ingest/write-dimensions'
import { writeEvents } from '@/lib/ingest/write-events'
import { writeOrderItems } from '@/lib/ingest/write-order-items'
import { writeOrders } from '@/lib/ingest/write-orders'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { clearShop, forgetDemo, getDataKind, hasRemovedDemo, setDataKind } from '@/lib/store/shop-data'
import { generateShop, type ShopDay } from './generate-shop'

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

/**
 * Whether a start should load the demo: the database has never held anything, or a load was cut off. A demo that
 * somebody took away stays away.
 */
export async function isDemoWanted(db: Db): Promise<boolean> {
  if (await isInterrupted(db)) return true
  return (await getDataKind(db)) === null && !(await hasRemovedDemo(db)) && (await isEmpty(db))
}

/**
 * Generates the demo shop and stores it, in short transactions, the refresh last. What an interrupted load left
 * is cleared first. Throws `bad_setting` when the database holds anything else. Returns the number of events.
 */
export async function loadDemo(db: Db, options: DemoOptions): Promise<number> {
  const { now, timeZone, seed = SEED, targetEvents = TARGET_EVENTS, onProgress } = options
  if (await isInterrupted(db)) await db.$transaction(clearShop)
  if (!(await isEmpty(db))) {
    const kind =
      (await getDataKind(db)) === 'demo'
        ? 'The demo shop is there already.'
        : 'The database holds real events.'
    throw new TundishError('bad_setting', `${kind} The demo is loaded only into an empty database.`)
  }
  const shop = generateShop({ seed, now, targetEvents })
  await db.$transaction(async (tx) => {
    await setDataKind(tx, 'demo')
    await writeProducts(tx, shop.products)
    await writeAddresses(tx, shop.addresses)
    await writePromos(tx, shop.promos)
  })
  let events = 0
  for (const batch of batchDays(shop.days())) {
    await db.$transaction((tx) => writeDays(tx, batch), { timeout: 120_000 })
    events += batch.reduce((sum, day) => sum + day.events.length, 0)
    onProgress?.({ share: (0.8 * events) / targetEvents, what: 'demo shop' })
  }
  onProgress?.({ share: 0.85, what: 'building the funnel' })
  await db.$executeRaw`analyze event, "order", order_item`
  await runRefresh(db, { timeZone })
  return events
}

/** Takes the demo away; false when there was none. Throws `bad_setting` when the stored events are real. */
export async function removeDemo(db: Db): Promise<boolean> {
  const kind = await getDataKind(db)
  if (kind === 'real') {
    throw new TundishError('bad_setting', 'The stored events are real, not the demo; nothing was removed.')
  }
  if (kind === null) return false
  await db.$transaction(async (tx) => {
    await clearShop(tx)
    await forgetDemo(tx)
  })
  return true
}

/** The refresh comes last, so a demo without one was cut off. */
async function isInterrupted(db: Db): Promise<boolean> {
  const state = await db.refreshState.findUnique({
    where: { id: 1 },
    select: { dataKind: true, refreshedAt: true },
  })
  return state?.dataKind === 'demo' && state.refreshedAt === null
}

async function isEmpty(db: Db): Promise<boolean> {
  const [event, product] = await Promise.all([
    db.event.findFirst({ select: { id: true } }),
    db.product.findFirst({ select: { id: true } }),
  ])
  return event === null && product === null
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

async function writeDays(tx: DbOrTransaction, days: readonly ShopDay[]): Promise<void> {
  await writeUsers(
    tx,
    days.flatMap((day) => day.users),
  )
  await writeOrders(
    tx,
    days.flatMap((day) => day.orders),
  )
  await writeOrderItems(
    tx,
    days.flatMap((day) => day.items),
  )
  await writeEvents(
    tx,
    days.flatMap((day) => day.events),
  )
}
