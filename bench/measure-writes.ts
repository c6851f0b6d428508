import type pg from 'pg'
import type { Db } from '@/lib/db'
import { writeEvents } from '@/lib/ingest/write-events'
import { writeOrderItems } from '@/lib/ingest/write-order-items'
import { writeOrders } from '@/lib/ingest/write-orders'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { type FreshRows, importEvents, mixedEvents } from './fresh-events'
import type { Generated } from './generate-events'
import { median, time } from './measure'

const IMPORTED = 200_000
const BATCH = 5_000
const NEW_EVENTS = 10_000
const REFRESHES = 3
const TRANSACTION = { timeout: 600_000 }

export type Writes = Readonly<{
  importRowsPerSecond: number
  fullRefreshMs: number
  /** Median of several, each after NEW_EVENTS more. */
  refreshMs: number
  refreshRuns: readonly number[]
  refreshedSessions: number
}>

/** Imports, rebuilds everything, then refreshes after small changes; the stored events grow a little by it. */
export async function measureWrites(db: Db, client: pg.Client, generated: Generated): Promise<Writes> {
  const importRowsPerSecond = await measureImport(db, generated)
  const full = await time(() => runRefresh(db, { timeZone: 'UTC', full: true }))
  await settle(client)
  const times: number[] = []
  let refreshedSessions = 0
  for (let run = 0; run < REFRESHES; run += 1) {
    await store(db, await mixedEvents(db, `refresh-${run}`, NEW_EVENTS, generated))
    const refresh = await time(() => runRefresh(db, { timeZone: 'UTC' }))
    times.push(refresh.ms)
    refreshedSessions = refresh.value.sessions
  }
  return {
    importRowsPerSecond,
    fullRefreshMs: full.ms,
    refreshMs: median(times),
    refreshRuns: times,
    refreshedSessions,
  }
}

async function measureImport(db: Db, { users }: Generated): Promise<number> {
  const events = importEvents(IMPORTED, users)
  const { ms } = await time(async () => {
    for (let start = 0; start < events.length; start += BATCH) {
      await db.$transaction((tx) => writeEvents(tx, events.slice(start, start + BATCH)), TRANSACTION)
    }
  })
  return (events.length / ms) * 1000
}

async function store(db: Db, { events, orders, items }: FreshRows): Promise<void> {
  await db.$transaction(async (tx) => {
    await writeOrders(tx, orders)
    await writeOrderItems(tx, items)
    await writeEvents(tx, events)
  }, TRANSACTION)
}

/** As a server is some time after a rebuild: vacuumed, and with its pages written. */
async function settle(client: pg.Client): Promise<void> {
  await client.query('vacuum (analyze) event, session_path, product_funnel, session_day, product_day')
  await client.query('checkpoint')
}
