import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { anyBatches, storeArrivals, toArrivals } from '@/lib/testing/naive/naive-arrivals'
import { readAllTables, readFunnelTables, readOrderTables } from '@/lib/testing/naive/naive-tables'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { storeJourneys } from '@/lib/testing/shop/store-journeys'
import { runRefresh } from './run-refresh'

const db = useTestDatabase()
const timeZone = 'Asia/Kolkata'

const ANN = 'view:zz@0s cart:zz@70s checkout:zz+yy@220s ship@2d | view:zz@3d'

describe('runRefresh', () => {
  it('of an empty database makes nothing, and says when it ran', async () => {
    expect(await runRefresh(db(), { timeZone })).toEqual({ scope: 'touched', sessions: 0, reason: null })
    expect(await readFunnelTables(db())).toEqual({
      session_path: [],
      product_funnel: [],
      funnel_day: [],
      funnel_month: [],
      counted_category: [],
      step_time: [],
      step_time_month: [],
      session_count: [],
      attempt: [],
    })
    const state = await db().refreshState.findUniqueOrThrow({ where: { id: 1 } })
    expect(state.timeZone).toBe(timeZone)
    expect(state.refreshedAt).toBeInstanceOf(Date)
  })

  it('computes the sessions that changed, takes their marks, and the next time has nothing to do', async () => {
    await storeJourneys(db(), parseJourneys({ ann: ANN, bob: 'view:yy@5s' }))
    expect(await runRefresh(db(), { timeZone })).toEqual({
      scope: 'touched',
      sessions: 3,
      orders: 1,
      reason: null,
    })
    expect(await db().dirtySession.count()).toBe(0)
    expect(await db().dirtyOrder.count()).toBe(0)
    const before = await readFunnelTables(db())
    expect(await runRefresh(db(), { timeZone })).toEqual({ scope: 'touched', sessions: 0, reason: null })
    expect(await readFunnelTables(db())).toEqual(before)
  })

  it('leaves sessions alone that did not change', async () => {
    await storeJourneys(db(), parseJourneys({ ann: ANN }))
    await runRefresh(db(), { timeZone })
    await storeJourneys(db(), parseJourneys({ bob: 'view:yy@5s' }))
    expect(await runRefresh(db(), { timeZone })).toEqual({ scope: 'touched', sessions: 1, reason: null })
  })

  it('rebuilds everything when it is asked to, from the raw events alone', async () => {
    await storeJourneys(db(), parseJourneys({ ann: ANN, bob: 'view:yy@5s' }))
    await runRefresh(db(), { timeZone })
    const before = await readFunnelTables(db())
    await db().$executeRaw`update funnel_day set sessions = sessions + 100`
    await db().$executeRaw`delete from product_funnel`
    expect(await runRefresh(db(), { timeZone, full: true })).toEqual({
      scope: 'all',
      sessions: 3,
      orders: 1,
      reason: null,
    })
    expect(await readFunnelTables(db())).toEqual(before)
  })

  it('rebuilds everything in a new time zone, and says why', async () => {
    await storeJourneys(db(), parseJourneys({ ann: 'view:zz@20h', bob: 'view:yy@1h' }))
    await runRefresh(db(), { timeZone: 'UTC' })
    const days = () => db().sessionPath.findMany({ select: { startedOn: true }, orderBy: { userId: 'asc' } })
    expect(await days()).toEqual([on('2021-02-09'), on('2021-02-09')])

    expect(await runRefresh(db(), { timeZone })).toEqual({
      scope: 'all',
      sessions: 2,
      reason: 'new time zone',
    })
    expect(await days()).toEqual([on('2021-02-10'), on('2021-02-09')])
    const counted = { scopeKind: 'shop', mark: 0 }
    const sessions = { day: true, sessions: true }
    expect(
      await db().funnelDay.findMany({ where: counted, select: sessions, orderBy: { day: 'asc' } }),
    ).toEqual([
      { day: new Date('2021-02-09'), sessions: 1 },
      { day: new Date('2021-02-10'), sessions: 1 },
    ])
    expect(await runRefresh(db(), { timeZone })).toMatchObject({ scope: 'touched', reason: null })
  })

  it('rebuilds everything where twice as many sessions are marked as were counted, to the same rows', async () => {
    const view = async (first: number, sessions: number) => {
      await db().$executeRaw`
        with stored as ( -- a view, in a session of its own
          insert into event (user_id, id, session_id, type, occurred_at, product_id)
          select 'u' || n, 'e' || n, 's' || n, 'page_view', '2021-02-09'::timestamptz + n * interval '1 minute', 'zz'
          from generate_series(${first}::int, ${first + sessions - 1}::int) as n
          returning user_id, session_id
        )
        insert into dirty_session (user_id, session_id) select * from stored`
      return runRefresh(db(), { timeZone })
    }
    expect(await view(0, 5_000)).toEqual({ scope: 'all', sessions: 5_000, reason: null })
    expect(await view(5_000, 5_000)).toEqual({ scope: 'touched', sessions: 5_000, reason: null })
    const before = await readFunnelTables(db())
    expect(before.session_path).toHaveLength(10_000)
    expect(await runRefresh(db(), { timeZone, full: true })).toMatchObject({ scope: 'all', sessions: 10_000 })
    expect(await readFunnelTables(db())).toEqual(before)
  })

  it('takes a late event into a session that was counted: it starts earlier, on another day', async () => {
    await storeJourneys(db(), parseJourneys({ bob: 'cart:zz@1h checkout:zz@2h' }))
    await runRefresh(db(), { timeZone: 'UTC' })
    const [late] = parseJourneys({ bob: 'view:zz@-1h' }).map((event) => ({ ...event, id: 'late' }))
    await storeJourneys(db(), late ? [late] : [])
    await runRefresh(db(), { timeZone: 'UTC' })
    expect(await readFunnelTables(db())).toMatchObject({
      session_path: [`(bob,bob-1,2021-02-08,"2021-02-08 23:00:00+00",7,abc,"{0,7200000,10800000}",{})`],
      product_funnel: [
        `(bob,bob-1,zz,2021-02-08,"{""2021-02-08 23:00:00+00"",""2021-02-09 01:00:00+00"",""2021-02-09 02:00:00+00"",NULL}",7)`,
      ],
      funnel_day: [
        ...['-1', '-2', '-3', '1', '2', '3'].map(
          (mark) => `(product,product,zz,${mark},2021-02-08,1,{-32768})`,
        ),
        ...['-1', '-2', '-3', '0', '1', '2', '3'].map(
          (mark) => `(product,shop,"",${mark},2021-02-08,1,{-32768})`,
        ),
      ],
      step_time: [
        '(product,product,zz,0,57,2021-02-08,1,7200000000,{7200000000})',
        '(product,product,zz,1,53,2021-02-08,1,3600000000,{3600000000})',
        '(product,shop,"",0,225,2021-02-08,1,7200000000,{7200000000})',
        '(product,shop,"",1,209,2021-02-08,1,3600000000,{3600000000})',
      ],
      step_time_month: [
        '(product,product,zz,0,57,2021-02-01,1,7200000000)',
        '(product,product,zz,1,53,2021-02-01,1,3600000000)',
        '(product,shop,"",0,225,2021-02-01,1,7200000000)',
        '(product,shop,"",1,209,2021-02-01,1,3600000000)',
      ],
      session_count: ['(product,minutes,2021-02-08,"",180,{1})'],
    })
  })

  it('in any batches, orders and repetitions ends where one full refresh ends, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyBatches, async ({ shop, batches }) => {
        await emptyDatabase(db())
        for (const batch of batches) {
          await storeArrivals(db(), batch)
          await runRefresh(db(), { timeZone })
        }
        const {
          dirty_session,
          dirty_order,
          stale_order,
          refresh_state: _,
          order_standing: _before,
          ...step
        } = await readAllTables(db())
        expect([dirty_session, dirty_order, stale_order]).toEqual([[], [], []])

        await emptyDatabase(db())
        await storeArrivals(db(), toArrivals(shop))
        await runRefresh(db(), { timeZone, full: true })
        // Where an order stands says when its rows came.
        const { order_standing: _after, ...orders } = await readOrderTables(db())
        expect(step).toEqual({ ...(await readFunnelTables(db())), ...orders })
      }),
      { numRuns: 25, seed: 20_210_209 },
    )
  })
})

function on(day: string) {
  return { startedOn: new Date(day) }
}
