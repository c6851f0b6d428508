import { beforeEach, describe, expect, it } from 'vitest'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { writeOrders } from '@/lib/ingest/write/write-orders'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { runDataTests } from '@/lib/testing/around/run-data-tests'
import { givenGoodShop } from '@/lib/testing/around/try-data-tests'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import { toEvents } from '@/lib/testing/shop/short-events'

const db = useTestDatabase()

beforeEach(() => givenGoodShop(db()))

const run = (asked: Parameters<typeof runDataTests>[1] = {}) => runDataTests(db(), asked)
const write = (text: string) => db().$transaction((tx) => writeEvents(tx, toEvents(text)))
const refresh = () => runRefresh(db(), { timeZone: 'UTC' })

/** What is wrong with rows that come, and which tests find it; each is found by a look at everything as well. */
const FAULTS: Readonly<
  Record<string, Readonly<{ do: () => Promise<unknown>; finds: Record<string, string> }>>
> = {
  'an id that stands under another user': {
    do: async () => {
      const [{ id } = { id: '' }] = await db().event.findMany({ where: { userId: 'bob' }, take: 1 })
      await db().event.create({
        data: {
          userId: 'ann',
          id,
          sessionId: 'ann-2',
          type: 'page_view',
          occurredAt: new Date('2021-02-12T11:00:00Z'),
        },
      })
      await db().dirtySession.create({ data: { userId: 'ann', sessionId: 'ann-2' } })
      await refresh()
    },
    finds: { unique_event_id: 'failed 1' },
  },
  'a product that nobody knows': {
    do: async () => {
      await write('n1 ann/ann-2 view:xx@3d')
      await refresh()
    },
    finds: { relationships_event_product_id_in_product: 'warned 1' },
  },
  'a status that nobody knows, of an order that was there': {
    do: async () => {
      const { id } = await db().order.findFirstOrThrow({ where: { userId: 'ann' } })
      await db().$transaction((tx) => writeOrders(tx, [{ ...emptyOrder('ann', id), status: 'eaten' }]))
    },
    finds: { accepted_values_order_status: 'warned 1' },
  },
  'an order of a user that nobody knows': {
    do: () => db().$transaction((tx) => writeOrders(tx, [emptyOrder('eve', 'n1')])),
    finds: { relationships_order_user_id_in_user: 'warned 1' },
  },
  'an order that went while its events stay': {
    do: async () => {
      const { id } = await db().order.findFirstOrThrow({ where: { userId: 'ann' } })
      await db().order.deleteMany({ where: { id } })
      await db().dirtyOrder.create({ data: { userId: 'ann', orderId: id } })
      await refresh()
    },
    finds: {
      relationships_event_user_id_order_id_in_order: 'warned 1',
      relationships_order_item_user_id_order_id_in_order: 'failed 1',
    },
  },
  'a day that was counted wrong': {
    do: async () => {
      await write('n1 ann/ann-2 view:yy@3d')
      await refresh()
      await db().$executeRaw`
        update funnel_day set sessions = sessions + 1 where scope_kind = 'shop' and mark = 1 and day = '2021-02-12'`
    },
    finds: { days_add_up_funnel_day: 'failed 1' },
  },
  'a day whose session went': {
    do: async () => {
      await db().event.deleteMany({ where: { sessionId: 'ann-2' } })
      await db().dirtySession.create({ data: { userId: 'ann', sessionId: 'ann-2' } })
      await refresh()
      await db().$executeRaw`
        insert into funnel_day (funnel, scope_kind, scope_value, mark, day, sessions, seen_before)
        values ('product', 'shop', '', 1, '2021-02-12', 1, '{-32768}')`
    },
    finds: { days_add_up_funnel_day: 'failed 1' },
  },
  'a session that was computed wrong': {
    do: async () => {
      await write('n1 ann/ann-2 view:yy@3d')
      await refresh()
      await db().$executeRaw`update session_path set offsets_ms = '{5,6}' where session_id = 'ann-2'`
    },
    finds: { as_in_full_session_path: 'failed 2' },
  },
  'steps that no event tells': {
    do: async () => {
      await write('n1 ann/ann-2 search@3d')
      await refresh()
      await db().$executeRaw`update product_funnel set steps = 8 where session_id = 'ann-2'`
    },
    finds: { steps_are_told_product_funnel: 'failed 1' },
  },
}

describe('a look at what changed finds', () => {
  it.each(Object.entries(FAULTS))('%s', async (_, fault) => {
    await run()
    await fault.do()
    const changed = await run()
    const [[name] = ['']] = Object.entries(fault.finds)
    expect(changed.found.get(name)?.since).not.toBeNull()
    expect(changed.broken).toMatchObject(fault.finds)
    expect((await run({ fullTests: true })).broken).toMatchObject(fault.finds)
  })
})
