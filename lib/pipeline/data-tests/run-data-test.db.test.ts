import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Prisma } from '@/lib/db'
import { formatShare } from '@/lib/format/format-number'
import { writeEvents } from '@/lib/ingest/write/write-events'
import type { PipelineStepName } from '@/lib/models/pipeline-step'
import type { ModelName } from '@/lib/models/registry'
import { ORDER_STATUSES } from '@/lib/orders/order-state'
import { setDataKind } from '@/lib/store/shop-data'
import { givenGoodShop, listBrokenTests, TESTED_AT, tryDataTests } from '@/lib/testing/around/try-data-tests'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { SHOP } from '@/lib/testing/shop/shop-journeys'
import { toEvents } from '@/lib/testing/shop/short-events'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'

const db = useTestDatabase()

const tryAll = (broken: readonly PipelineStepName[] = []) => tryDataTests(db(), { broken })
const listBroken = () => listBrokenTests(db())
const givenShop = () => givenGoodShop(db())

/** Takes a rule of the database away, so that a table can hold what it never should. */
async function without(
  constraint: string,
  table: ModelName,
  act: () => Promise<unknown>,
): Promise<Record<string, string>> {
  const [kept] = await db().$queryRawUnsafe<{ definition: string }[]>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = '${constraint}'`,
  )
  await db().$executeRawUnsafe(`alter table "${table}" drop constraint "${constraint}"`)
  try {
    await act()
    return await listBroken()
  } finally {
    await db().$executeRawUnsafe(`truncate "${table}"`)
    await db().$executeRawUnsafe(`alter table "${table}" add constraint "${constraint}" ${kept?.definition}`)
  }
}

describe('data tests', () => {
  it('pass on a shop in which all is well', async () => {
    await givenShop()
    expect(await listBroken()).toEqual({})
  })

  it('pass on an empty database', async () => {
    expect(await listBroken()).toEqual({})
  })

  it('find what is not unique', async () => {
    await givenShop()
    const broken = await without(
      'product_pkey',
      'product',
      () => db().$executeRaw`insert into product table product`,
    )
    expect(broken).toEqual({ unique_product_id: 'failed 2' })
  })

  it('find what leads nowhere, and say how often', async () => {
    await givenShop()
    await db().product.deleteMany({ where: { id: 'zz' } })
    const found = await tryAll()
    const lost = found.get('relationships_event_product_id_in_product')
    expect(lost).toMatchObject({ state: 'warned', failures: 1, rows: [{ product_id: 'zz' }] })
    expect(found.get('relationships_order_item_product_id_in_product')).toMatchObject({ state: 'warned' })
  })

  it('find values that nobody knows', async () => {
    await givenShop()
    await db().order.updateMany({ data: { status: 'eaten' } })
    const orders = await db().order.count()
    const found = await tryAll()
    expect(found.get('accepted_values_order_status')).toMatchObject({
      state: 'warned',
      failures: 1,
      rows: [{ value: 'eaten', rows: orders }],
    })
  })

  it('know the status of an order whatever its case, and what came back of it', async () => {
    await givenShop()
    const known = Object.values(ORDER_STATUSES).flat()
    const spelled = known.flatMap((status) => [status, status.toUpperCase(), ` ${status}\u00a0`])
    await db().order.createMany({
      data: spelled.map((status, index) => ({ userId: 'ann', id: `spelled ${index}`, status })),
    })
    expect((await tryAll()).get('accepted_values_order_status')?.state).toBe('passed')
  })

  it('say how old real events are, by when they were stored', async () => {
    await givenShop()
    await setDataKind(db(), 'real')
    const at = (hours: number) =>
      db()
        .$executeRaw`update event set received_at = ${new Date(TESTED_AT.getTime() - hours * 3_600_000).toISOString()}::timestamptz`
    await at(23)
    expect(await listBroken()).toEqual({})
    await at(25)
    expect(await listBroken()).toEqual({ freshness_event_received_at: 'warned 1' })
    await at(73)
    expect((await tryAll()).get('freshness_event_received_at')).toMatchObject({
      state: 'failed',
      message: 'The last event was stored 73 hours ago; no more than 72 are allowed.',
    })
  })

  it('find a day with fewer rows than such days have', async () => {
    await givenJourneys(db(), SHOP)
    await db().$executeRaw`truncate event`
    await db().$executeRaw`
      insert into event (user_id, id, session_id, type, occurred_at)
      select 'ann', week || '-' || number, 'far-' || week, 'search',
        timestamptz '2021-02-12 10:00Z' - make_interval(days => 7 * week) + make_interval(secs => number)
      from generate_series(0, 8) as week
      cross join lateral generate_series(1, case week when 0 then 20 else 100 end) as number`
    await db().$executeRaw`
      insert into event (user_id, id, session_id, type, occurred_at)
      values ('ann', 'newest', 'newest', 'search', '2021-02-13 01:00Z')`
    expect((await tryAll()).get('usual_rows_event_occurred_at')).toMatchObject({
      state: 'warned',
      message: '20 events on 12 Feb 2021; such days have 60 to 140.',
    })
    await db().$executeRaw`
      insert into event (user_id, id, session_id, type, occurred_at)
      select 'ann', 'more-' || number, 'far-0', 'search', timestamptz '2021-02-12 11:00Z' + make_interval(secs => number)
      from generate_series(1, 60) as number`
    expect((await tryAll()).get('usual_rows_event_occurred_at')?.state).toBe('passed')
  })

  it('are not misled by an event of a day that is yet to come', async () => {
    await givenJourneys(db(), SHOP)
    await db().$executeRaw`truncate event`
    await db().$executeRaw`
      insert into event (user_id, id, session_id, type, occurred_at)
      select 'ann', week || '-' || number, 'far-' || week, 'search',
        timestamptz '2021-02-13 10:00Z' - make_interval(days => 7 * week) + make_interval(secs => number)
      from generate_series(0, 8) as week
      cross join lateral generate_series(1, case week when 0 then 2 else 100 end) as number`
    await db().$executeRaw`
      insert into event (user_id, id, session_id, type, occurred_at)
      values ('ann', 'now', 'far-0', 'search', ${TESTED_AT.toISOString()}::timestamptz),
        ('ann', 'clock', 'far-0', 'search', '2031-02-13 01:00Z')`
    expect((await tryAll()).get('usual_rows_event_occurred_at')).toMatchObject({
      state: 'warned',
      message: '2 events on 13 Feb 2021; such days have 60 to 140.',
    })
  })

  it('tell how many session ids are shared, and how they were read', async () => {
    const ask = async () => (await tryAll()).get('shared_ids_event_session_id')
    await givenShop()
    expect(await ask()).toMatchObject({ state: 'passed', message: 'No session id is shared.' })
    await db().$transaction((tx) =>
      writeEvents(
        tx,
        toEvents(`
          g1 guest/s1 view@0m
          g2 ann/s1 view@1m
          g3 ann/17 view@0s
          g4 bob/17 view@0s
          g5 cat/1 view@0s
          g6 cat/1 view@9m
          g7 bob/1 view@5m
          g8 depot/s2 ship:cat-1-o1@2d`),
      ),
    )
    expect(await ask()).toMatchObject({
      state: 'passed',
      failures: 0,
      message: '3 session ids are shared: 1 by a guest who signed in, 2 by different people.',
    })
  })

  it('hold what an import refused against its bounds, also when others came after it', async () => {
    const given = (hours: number, rowsRead: number, rejected: number) =>
      db().importRun.create({
        data: {
          format: 'greenery',
          source: '/',
          rowsRead,
          rejected,
          finishedAt: new Date(TESTED_AT.getTime() - hours * 3_600_000),
        },
      })
    await given(40, 100, 99)
    expect(await listBroken()).toEqual({ rejects_event: 'failed 99' })
    await given(20, 1000, 1)
    expect(await listBroken()).toEqual({})
    await given(19, 1000, 5)
    expect(await listBroken()).toEqual({ rejects_event: 'warned 5' })
    await given(18, 100_000, 50_000)
    await given(1, 1, 0)
    expect((await tryAll()).get('rejects_event')).toMatchObject({
      state: 'failed',
      failures: 50_005,
      message: `The import of 13 Feb 2021, 06:00 refused 50,000 of 100,000 rows, ${formatShare(0.5)}. 1 more import refused too many.`,
    })
  })

  it('are not tried where what they judge was not brought up to date', async () => {
    await givenShop()
    const found = await tryAll(['refresh'])
    expect(found.get('unique_session_path_user_id_session_id')).toMatchObject({
      state: 'skipped',
      message: 'Not tried, because Refresh did not pass.',
    })
    expect(found.get('unique_event_id')?.state).toBe('passed')
  })

  it('of the folder find rows, too', async () => {
    await givenShop()
    await db().order.updateMany({ data: { status: 'delivered', deliveredAt: null } })
    const orders = await db().order.count()
    expect(await listBroken()).toMatchObject({ delivered_orders_say_when: `warned ${orders}` })
  })

  it('of the folder have a limit of time, and none is left behind', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-tests-'))
    const limit = "select current_setting('statement_timeout') as time_limit"
    await writeFile(path.join(folder, 'limit.sql'), `-- model: event\n${limit}`)
    await writeFile(path.join(folder, 'endless.sql'), '-- model: event\nselect be_ended()')
    // The embedded database ends nothing by itself: this is what a server does then.
    await db().$executeRaw`
      create function be_ended() returns int language plpgsql as $$
      begin
        raise exception 'canceling statement due to statement timeout' using errcode = '57014';
      end $$`
    try {
      const found = await tryDataTests(db(), { folder })
      expect(found.get('limit')?.rows).toEqual([{ time_limit: '10min' }])
      expect(found.get('endless')).toMatchObject({
        state: 'errored',
        message: 'It took longer than 10 minutes and was given up; a join may lack its condition.',
      })
      expect(await db().$queryRaw(Prisma.raw(limit))).toEqual([{ time_limit: '0' }])
    } finally {
      await db().$executeRaw`drop function be_ended`
      await rm(folder, { recursive: true })
    }
  })
})
