import { expect, it } from 'vitest'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { listPropertyNames } from './event-properties'

const db = useTestDatabase()

it('names what events and sessions say, each once, whatever else was kept with them', async () => {
  expect(await listPropertyNames(db())).toEqual({ properties: ['page_url', 'product_id'], attributes: [] })
  const event = {
    userId: 'ann',
    sessionId: 's',
    type: 'page_view',
    productId: null,
    orderId: null,
    pageUrl: null,
    productIds: [],
    occurredAt: new Date('2026-03-02'),
  }
  const said = [{ size: 'XL', price: 5 }, { size: 'S' }, {}]
  const rows = said.map((properties, place) => ({
    ...event,
    id: `${place}`,
    properties,
    attributes: { device: 'phone' },
  }))
  await db().$transaction((tx) => writeEvents(tx, rows))
  await db().$executeRaw`update event set properties = '["a list"]' where id = '2'`
  await runRefresh(db(), { timeZone: 'UTC' })
  expect(await listPropertyNames(db())).toEqual({
    properties: ['page_url', 'product_id', 'device', 'price', 'size'],
    attributes: ['device'],
  })
})
