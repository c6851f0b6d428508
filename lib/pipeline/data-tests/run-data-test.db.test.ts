import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { STEP_NAMES } from '@/lib/models/pipeline-step'
import type { ModelName } from '@/lib/models/registry'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { setDataKind } from '@/lib/store/shop-data'
import { parseJourneys } from '@/lib/testing/journeys'
import { toTestSettings } from '@/lib/testing/pipeline-settings'
import { SHOP } from '@/lib/testing/shop-journeys'
import { givenJourneys, storeJourneys } from '@/lib/testing/store-journeys'
import { useTestDatabase } from '@/lib/testing/test-database'
import { claimRun } from '../claim-run'
import { listTests } from './list-tests'
import { runDataTest } from './run-data-test'
import type { TestResult } from './test-finding'

const db = useTestDatabase()

const NOW = new Date('2021-02-14T00:00:00Z')

/** What every test finds now, by its name. */
async function tryAll(broken: readonly ('import' | 'refresh')[] = []): Promise<Map<string, TestResult>> {
  const asked = { steps: STEP_NAMES, trigger: 'command', askedBy: 'a test', scheduledFor: null } as const
  const runId = (await claimRun(db(), asked)) ?? 0n
  const settings = toTestSettings('/nowhere')
  const context = { db: db(), runId, settings, now: NOW, broken: new Set(broken), log: () => {} }
  const found = new Map<string, TestResult>()
  for (const test of await listTests(path.resolve('data-tests')))
    found.set(test.name, await runDataTest(context, test))
  await db().pipelineRun.deleteMany()
  return found
}

/** The tests that did not pass, with how many rows broke each. */
async function listBroken(): Promise<Record<string, string>> {
  const found = [...(await tryAll())].filter(([, { state }]) => state !== 'passed')
  return Object.fromEntries(found.map(([name, { state, failures }]) => [name, `${state} ${failures}`]))
}

async function givenShop(): Promise<void> {
  const { dan: _, ...shop } = SHOP
  await givenJourneys(db(), shop)
  await db().user.createMany({ data: Object.keys(shop).map((id) => ({ id })) })
  await db().product.createMany({ data: ['zz', 'yy'].map((id) => ({ id, name: id, price: 1 })) })
  await runRefresh(db(), { timeZone: 'UTC' })
}

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

  it('find counts that are not those of the rows', async () => {
    await givenShop()
    await db()
      .$executeRaw`update session_day set sessions = sessions + 1 where day = '2021-02-09' and steps = 3`
    expect(await listBroken()).toEqual({ days_add_up_session_day: 'failed 1' })
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

  it('say how old real events are, by when they were stored', async () => {
    await givenShop()
    await setDataKind(db(), 'real')
    const at = (hours: number) =>
      db()
        .$executeRaw`update event set received_at = ${new Date(NOW.getTime() - hours * 3_600_000).toISOString()}::timestamptz`
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

  it('hold what an import refused against its bounds', async () => {
    const last = (rejected: number) =>
      db().importRun.create({
        data: { format: 'greenery', source: '/', rowsRead: 1000, rejected, finishedAt: NOW },
      })
    await last(1)
    expect(await listBroken()).toEqual({})
    await last(5)
    expect(await listBroken()).toEqual({ rejects_event: 'warned 5' })
    await last(11)
    expect(await listBroken()).toEqual({ rejects_event: 'failed 11' })
  })

  it('are not tried where what they judge was not brought up to date', async () => {
    await givenShop()
    const found = await tryAll(['refresh'])
    expect(found.get('unique_session_path_session_id')).toMatchObject({
      state: 'skipped',
      message: 'Not tried, because Refresh did not pass.',
    })
    expect(found.get('unique_event_user_id_id')?.state).toBe('passed')
  })

  it('of the folder find rows, too', async () => {
    await givenShop()
    await db().order.updateMany({ data: { status: 'delivered', deliveredAt: null } })
    const orders = await db().order.count()
    expect(await listBroken()).toMatchObject({ delivered_orders_say_when: `warned ${orders}` })
  })
})
