import { describe, expect, it } from 'vitest'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { ofSessions } from '@/lib/refresh/counts/counted'
import { FILL_COUNTED } from '@/lib/refresh/counts/recounted-categories'
import { ROLLUPS } from '@/lib/refresh/counts/rollups'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { identifiersSql } from '@/lib/sql/identifier-sql'
import { givenRun, givenTestResults } from '@/lib/testing/around/pipeline-records'
import { givenGoodShop, listBrokenTests, TESTED_AT, tryDataTests } from '@/lib/testing/around/try-data-tests'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { storeJourneys } from '@/lib/testing/shop/store-journeys'

const db = useTestDatabase()

const givenShop = () => givenGoodShop(db())
const listBroken = () => listBrokenTests(db())

/** Counts the days anew, so that they agree with rows that are wrong. */
async function countDays(): Promise<void> {
  await db().$executeRaw`truncate ${identifiersSql(ROLLUPS.flatMap(({ tables }) => tables))}`
  await db().$executeRaw(FILL_COUNTED)
  for (const { rebuildSql } of ROLLUPS) {
    for (const statement of rebuildSql(ofSessions(PRODUCT_FUNNEL))) await db().$executeRaw(statement)
  }
}

describe('the laws of the funnel', () => {
  it('find counts by scope that are not those of the rows, or have too many users', async () => {
    await givenShop()
    await db().$executeRaw`
      update funnel_day set sessions = sessions + 1
      where scope_kind = 'product' and scope_value = 'zz' and day = '2021-02-09' and mark = 1`
    await db().$executeRaw`
      update funnel_day set seen_before = array_fill(0::smallint, array[9])
      where scope_kind = 'shop' and mark = 0 and day = '2021-02-10'`
    expect(await listBroken()).toEqual({ days_add_up_funnel_day: 'failed 2' })
  })

  it('find a day of a scope on which a step has more than the one before', async () => {
    await givenShop()
    await db().$executeRaw`
      update funnel_day set sessions = sessions + 5
      where scope_kind = 'shop' and day = '2021-02-09' and mark = 2`
    expect((await tryDataTests(db())).get('steps_never_increase_funnel_day')).toMatchObject({
      state: 'failed',
      rows: [{ day: '2021-02-09', scope_kind: 'shop', reached: [2, 2, 7, 1, 1] }],
    })
  })

  it('find sessions that a rebuild would make otherwise, but not those that wait', async () => {
    await givenShop()
    await db().$executeRaw`update session_path set offsets_ms = '{0,1,2}' where session_id = 'ann-1'`
    expect(await listBroken()).toEqual({ as_in_full_session_path: 'failed 2' })
    await storeJourneys(
      db(),
      parseJourneys({ ann: 'view:yy@1s' }).map((event) => ({ ...event, id: 'late', sessionId: 'ann-1' })),
    )
    expect(await listBroken()).toEqual({})
  })

  it('find sessions with events that the funnel has lost, one or all', async () => {
    await givenShop()
    await db().$executeRaw`delete from product_funnel where session_id = 'ann-1'`
    await db().$executeRaw`delete from session_path where session_id = 'ann-1'`
    await countDays()
    expect(await listBroken()).toEqual({ as_in_full_session_path: 'failed 2' })
    const lost = (await tryDataTests(db())).get('as_in_full_session_path')
    expect(lost?.rows).toMatchObject([
      { found: 'computed', row: { session_id: 'ann-1', path: 'abc' } },
      { found: 'computed', row: { session_id: 'ann-1', product_id: 'zz' } },
    ])
    await db().$executeRaw`truncate session_path, product_funnel, funnel_day`
    expect(await listBroken()).toEqual({ as_in_full_session_path: 'failed 10' })
  })

  it('find again what was found wrong, whichever part of the sessions is looked at', async () => {
    await givenShop()
    await db().$executeRaw`update session_path set offsets_ms = '{0,1,2}' where session_id = 'ann-1'`
    const found = (await tryDataTests(db())).get('as_in_full_session_path')
    // So many that another twentieth of the sessions is looked at each time.
    await db().$executeRaw`
      insert into event (user_id, id, session_id, type, occurred_at)
      select 'ann', 'other ' || number, 'other', 'search', '2021-02-09'
      from generate_series(1, 40000) as number`
    await db().dirtySession.create({ data: { userId: 'ann', sessionId: 'other' } })
    const THIS = 'as_in_full_session_path'
    const [first, second] = [await listBroken(), await listBroken()]
    expect([first[THIS], second[THIS]]).toContain(undefined)
    for (let run = 0; run < 2; run++) {
      const rows = (found?.rows ?? []) as object[]
      await givenTestResults(db(), await givenRun(db(), 'failed', { at: TESTED_AT }), TESTED_AT, {
        [THIS]: { state: 'failed', rows },
      })
      expect((await listBroken())[THIS]).toBe('failed 2')
    }
  })

  it('find a session of the funnel that has no events', async () => {
    await givenShop()
    await db().event.deleteMany({ where: { sessionId: 'ann-2' } })
    await db().dirtySession.deleteMany()
    expect(await listBroken()).toEqual({ as_in_full_session_path: 'failed 2' })
  })

  it('find steps that no event tells, of sessions and of products', async () => {
    await givenShop()
    await db().$executeRaw`update session_path set steps = 6 where session_id = 'ann-2'`
    await db().$executeRaw`update session_path set steps = 9 where session_id = 'bob-1'`
    await db().$executeRaw`update session_path set steps = 16 where session_id = 'cat-1'`
    await db().$executeRaw`update product_funnel set steps = 8 where session_id = 'ann-1'`
    await countDays()
    const found = await tryDataTests(db())
    expect(found.get('steps_are_told_session_path')).toMatchObject({ state: 'failed', failures: 3 })
    expect(found.get('steps_are_told_session_path')?.rows).toContainEqual({
      user_id: 'ann',
      session_id: 'ann-2',
      path: 'a',
      steps: 6,
      told: 1,
    })
    expect(found.get('steps_are_told_product_funnel')).toMatchObject({ state: 'failed', failures: 1 })
    expect(found.get('days_add_up_funnel_day')?.state).toBe('passed')
  })

  it('find a day on which a step has more than the one before', async () => {
    await givenShop()
    // What a refresh would leave that took away a session which it had never counted.
    await db().$executeRaw`
      update funnel_day set sessions = sessions - 1
      where day = '2021-02-09' and scope_kind = 'shop' and mark in (0, 1)`
    await db().$executeRaw`
      update funnel_day set sessions = -1
      where day = '2021-02-10' and scope_value = 'zz' and mark >= 0`
    const found = await tryDataTests(db())
    expect(found.get('steps_never_increase_funnel_day')).toMatchObject({
      state: 'failed',
      rows: expect.arrayContaining([
        { day: '2021-02-10', scope_kind: 'product', scope_value: 'zz', reached: [-1, -1, -1, -1, 0] },
        { day: '2021-02-09', scope_kind: 'shop', scope_value: '', reached: [1, 1, 2, 1, 1] },
      ]),
    })
  })

  it('hold for sessions in any order, with steps that were not recorded', async () => {
    await givenShop()
    await db().user.create({ data: { id: 'eve' } })
    await storeJourneys(
      db(),
      parseJourneys({ eve: 'checkout:zz@300h view:yy@301h ship@302h | cart:zz@310h | search@320h' }),
    )
    const notKnown = { relationships_event_type_in_event_meaning: 'warned 1' }
    expect(await listBroken()).toEqual(notKnown)
    await runRefresh(db(), { timeZone: 'UTC' })
    expect(await db().sessionPath.count()).toBe(7)
    expect(await listBroken()).toEqual(notKnown)
  })
})
