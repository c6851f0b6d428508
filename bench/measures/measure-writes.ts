import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import type { Db } from '@/lib/db'
import { runImport } from '@/lib/ingest/tables/run-import'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { writeOrderItems } from '@/lib/ingest/write/write-order-items'
import { writeOrders } from '@/lib/ingest/write/write-orders'
import { DERIVED_TABLES } from '@/lib/refresh/counts/rollups'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { type FreshRows, freshSessions, mixedEvents } from '../made/fresh-events'
import { DAYS, type Generated } from '../made/generate-events'
import { writeImportFiles } from '../made/import-files'
import { median, time } from './measure'

const IMPORTED_SESSIONS = 20_000
const NEW_EVENTS = 10_000
const REFRESHES = 3
const TRANSACTION = { timeout: 600_000 }

export type Writes = Readonly<{
  importedRows: number
  /** From the files to the refreshed funnel. */
  importMs: number
  fullRefreshMs: number
  /** Median of several, each after NEW_EVENTS more. */
  refreshMs: number
  refreshRuns: readonly number[]
  refreshedSessions: number
}>

/** Rebuilds everything, imports, then refreshes after small changes; the stored events grow a little by it. */
export async function measureWrites(db: Db, client: pg.Client, generated: Generated): Promise<Writes> {
  const full = await time(() => runRefresh(db, { timeZone: 'UTC', full: true }))
  await settle(client)
  const imported = await measureImport(db, generated)
  const times: number[] = []
  let refreshedSessions = 0
  for (let run = 0; run < REFRESHES; run += 1) {
    await store(db, await mixedEvents(db, `refresh-${run}`, NEW_EVENTS, generated))
    const refresh = await time(() => runRefresh(db, { timeZone: 'UTC' }))
    times.push(refresh.ms)
    refreshedSessions = refresh.value.sessions
  }
  return {
    importedRows: imported.value.total.read,
    importMs: imported.ms,
    fullRefreshMs: full.ms,
    refreshMs: median(times),
    refreshRuns: times,
    refreshedSessions,
  }
}

async function measureImport(db: Db, { users }: Generated) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-bench-'))
  try {
    const rows = freshSessions('import', IMPORTED_SESSIONS, { users, days: DAYS })
    await writeImportFiles(folder, rows)
    return await time(() => runImport(db, { format: 'greenery', folder, timeZone: 'UTC' }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
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
  await client.query(`vacuum (analyze) event, ${DERIVED_TABLES.join(', ')}`)
  await client.query('checkpoint')
}
