import { describe, expect, it } from 'vitest'
import { mappingSchema } from '@/lib/ingest/shapes/mapping'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { requireSource } from '@/lib/store/source-list'
import { useWarehouseShop } from '@/lib/testing/around/warehouse-shop'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'

const db = useTestDatabase()

describe.skipIf(onEmbedded())('a table of a PostgreSQL', () => {
  const { put, putOrder, add, run, readAll, readShop, warehouse } = useWarehouseShop(db)

  it('is proposed by its columns, read, and read again without change', async () => {
    await put('e1')
    await putOrder('o1', 20)
    const { mapping, questions } = await add()
    expect(questions).toEqual([])
    expect(mapping).toMatchObject({
      id: 'event_id',
      user: 'user_id',
      session: 'session_id',
      order: 'order_id',
    })
    expect(await run()).toMatchObject({
      state: 'passed',
      message: '2 rows were stored, 0 corrected, 0 rejected.',
    })
    const shop = await readShop()
    expect(shop).toEqual({ events: ['buy o1: ann s1', 'e1: ann s1'], orders: ['o1: 20 EUR'] })
    expect(await run()).toMatchObject({ rows: 0 })
    expect(await readShop()).toEqual(shop)
    expect(await db().importRun.count()).toBe(1)
  })

  it('gives rows that came late within the overlap, at the same moment, or with no moment at all', async () => {
    await put('e1')
    await add()
    await run()
    await put('late', { loaded_at: '2026-02-09T11:00:00Z' })
    await put('tie', { loaded_at: '2026-02-09T12:00:00Z' })
    await put('too late', { loaded_at: '2026-02-09T10:59:59Z' })
    await run()
    expect((await readShop()).events).toEqual(['e1: ann s1', 'late: ann s1', 'tie: ann s1'])
    await readAll()
    expect((await readShop()).events).toHaveLength(4)
  })

  it('is not held up by one row that is far in the future', async () => {
    await put('e1', { loaded_at: '2999-01-01T00:00:00Z' })
    await add()
    await run()
    await put('e2', { loaded_at: new Date().toISOString() })
    await run()
    expect((await readShop()).events).toHaveLength(2)
  })

  it('gives what changed: events are corrected, orders take new values', async () => {
    await put('e1')
    await putOrder('o1', 20)
    await add()
    await run()
    await put('e1', { user_id: 'bob', session_id: 's2', loaded_at: '2026-02-09T13:00:00Z' })
    await putOrder('o1', 25, { loaded_at: '2026-02-09T13:00:00Z' })
    await run()
    expect(await readShop()).toEqual({
      events: ['buy o1: ann s1', 'e1: bob s2'],
      orders: ['o1: 25 EUR'],
    })
  })

  it('lets go what it has no longer, when all of it is read', async () => {
    await put('e1')
    await put('e2', { session_id: 's2' })
    await putOrder('o1', 20)
    await putOrder('o2', 30, { session_id: 's2' })
    await add()
    await run()
    await warehouse.run(`delete from analytics.events where session_id = 's2'`)
    expect(await run()).toMatchObject({ rows: 0 })
    expect((await readShop()).events).toHaveLength(4)
    const { steps } = await readAll()
    expect(steps[0]?.message).toBe('0 rows were stored, 0 corrected, 0 rejected. 3 are gone.')
    expect(await readShop()).toEqual({ events: ['buy o1: ann s1', 'e1: ann s1'], orders: ['o1: 20 EUR'] })
    expect(await db().orderItem.findMany({ select: { orderId: true } })).toEqual([{ orderId: 'o1' }])
    const before = await db().sessionPath.findMany()
    await runRefresh(db(), { timeZone: 'UTC', full: true })
    expect(await db().sessionPath.findMany()).toEqual(before)
    expect(before).toHaveLength(1)
  })

  it('forgets who is one person when the row that said so is gone', async () => {
    await warehouse.run('alter table analytics.events add column anonymous_id text')
    const own = { session_id: null, user_id: null, anonymous_id: 'a1' }
    await put('e1', own)
    await put('e2', { ...own, user_id: 'ann', event_time: '2026-02-09T10:01:00Z' })
    await put('e3', { user_id: 'bob', session_id: null, anonymous_id: 'a2' })
    await add()
    await run()
    expect((await readShop()).events.map((event) => event.split(' idle')[0])).toEqual([
      'e1: ann',
      'e2: ann',
      'e3: bob',
    ])
    await readAll()
    expect(await db().idTie.count()).toBe(2)
    await warehouse.run(`delete from analytics.events where event_id = 'e2'`)
    await readAll()
    expect((await readShop()).events.map((event) => event.split(' idle')[0])).toEqual(['e1: a1', 'e3: bob'])
    expect(await db().idTie.findMany({ select: { fromId: true, toId: true } })).toEqual([
      { fromId: 'a2', toId: 'bob' },
    ])
  })

  it('of orders gives new values of those that changed, and lets go those that went', async () => {
    await warehouse.run(`
      create table analytics.orders as
      select 'o' || n as order_id, 'u' || n as customer_id, timestamptz '2026-02-09 10:00:00+00' + n * interval '1 hour' as created_at,
        10.5 * n as total, 'EUR' as currency, 'preparing' as status, now() as updated_at
      from generate_series(1, 4) as n`)
    const { mapping } = await add({ table: 'analytics.orders', cursor: 'updated_at' })
    expect(mapping).toMatchObject({ rows: 'orders', order: 'order_id', user: 'customer_id' })
    await run()
    await warehouse.run(`
      update analytics.orders set status = 'shipped', total = 12, updated_at = now() where order_id = 'o1'`)
    await warehouse.run(`delete from analytics.orders where order_id = 'o4'`)
    await run()
    expect((await readShop()).orders).toEqual(['o1: 12 EUR', 'o2: 21 EUR', 'o3: 31.5 EUR', 'o4: 42 EUR'])
    expect(await db().order.findFirst({ where: { id: 'o1' } })).toMatchObject({ status: 'shipped' })
    await readAll()
    expect((await readShop()).orders).toEqual(['o1: 12 EUR', 'o2: 21 EUR', 'o3: 31.5 EUR'])
  })

  it('is read in full again by another mapping, and by numbers as well as by times', async () => {
    await warehouse.run('alter table analytics.events add column version bigint')
    await put('e1', { version: '9007199254740993' })
    await put('e0', { version: '9007199254740992' })
    await add({ cursor: 'version' })
    await run()
    expect((await requireSource(db(), 'dwh')).position).toMatchObject({ cursor: '9007199254740993' })
    await put('e2', { version: '9007199254740993' })
    await put('old', { version: '9007199254740992' })
    await run()
    expect((await readShop()).events).toEqual(['e0: ann s1', 'e1: ann s1', 'e2: ann s1'])
    const { id, mappings } = await requireSource(db(), 'dwh')
    const mapping = { ...mappingSchema.parse(mappings[0]?.mapping), session: null }
    await db().sourceMapping.create({ data: { sourceId: id, number: 2, mapping, author: 'a test' } })
    await run()
    expect((await readShop()).events.every((event) => event.includes('ann idle'))).toBe(true)
    expect(await db().event.count()).toBe(4)
  })
})
