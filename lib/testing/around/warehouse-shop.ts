import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Db } from '@/lib/db'
import { type AskedPostgres, addPostgresSource, lookAtPostgres } from '@/lib/ingest/elsewhere/add-source'
import { readSourceNow } from '@/lib/pipeline/import/read-source-now'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { toTestSettings } from './pipeline-settings'
import { useWarehouse } from './warehouse'

/** A shop whose events lie in a table elsewhere, `analytics.events`: what is put there, and what is read of it. */
export function useWarehouseShop(db: () => Db) {
  const warehouse = useWarehouse()
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-sources-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const settings = () => ({ ...toTestSettings(folder), watchDir: null })

  async function put(id: string, row: Readonly<Record<string, unknown>> = {}) {
    const whole = { event_id: id, user_id: 'ann', session_id: 's1', event_name: 'product_viewed', ...row }
    const values = Object.entries({
      event_time: '2026-02-09T10:00:00Z',
      product_id: 'p1',
      loaded_at: '2026-02-09T12:00:00Z',
      ...whole,
    })
    const names = values.map(([name]) => name).join(', ')
    const places = values.map((_, index) => `$${index + 1}`).join(', ')
    await warehouse.run(
      `insert into analytics.events (${names}) values (${places})
      on conflict (event_id) do update set (${names}) = row(${values.map(([name]) => `excluded.${name}`).join(', ')})`,
      values.map(([, value]) => value),
    )
  }

  const putOrder = (order: string, revenue: number, row: Readonly<Record<string, unknown>> = {}) =>
    put(`buy ${order}`, {
      event_name: 'order_completed',
      event_time: '2026-02-09T10:05:00Z',
      product_id: 'p1',
      order_id: order,
      revenue,
      currency: 'EUR',
      ...row,
    })

  const asked = (more: Partial<AskedPostgres> = {}): AskedPostgres => ({
    name: 'dwh',
    url: warehouse.url(),
    table: 'analytics.events',
    query: null,
    cursor: 'loaded_at',
    overlapMinutes: 60,
    ...more,
  })

  async function add(more: Partial<AskedPostgres> = {}) {
    const { proposal } = await lookAtPostgres(db(), settings(), asked(more))
    if (!proposal.mapping) throw new Error('It is understood.')
    const confirmed = { mapping: proposal.mapping, author: 'a test' }
    await addPostgresSource(db(), settings(), asked(more), confirmed)
    return proposal
  }

  async function run() {
    const steps = ['import', 'refresh'] as const
    const given = { steps, trigger: 'command', askedBy: 'a test', scheduledFor: null } as const
    const done = await runPipeline(db(), given, settings())
    const [step] = done?.steps ?? []
    if (!step) throw new Error('It ran.')
    return step
  }

  const readAll = (acceptGone = false) =>
    readSourceNow(db(), settings(), { name: 'dwh', isFull: true, acceptGone, askedBy: 'a test' })

  async function readShop() {
    const events = await db().event.findMany({ orderBy: { id: 'asc' } })
    const orders = await db().order.findMany({ orderBy: { id: 'asc' } })
    return {
      events: events.map(({ id, userId, sessionId }) => `${id}: ${userId} ${sessionId}`),
      orders: orders.map(({ id, orderTotal, currency }) => `${id}: ${orderTotal} ${currency}`),
    }
  }

  return { put, putOrder, asked, add, run, readAll, readShop, settings, warehouse }
}
