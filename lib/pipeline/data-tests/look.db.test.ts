import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { writeOrders } from '@/lib/ingest/write/write-orders'
import { claimRun } from '@/lib/pipeline/runs/claim-run'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { setDataKind } from '@/lib/store/shop-data'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { ONLY_TESTS, runDataTests } from '@/lib/testing/around/run-data-tests'
import { givenGoodShop } from '@/lib/testing/around/try-data-tests'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { useFolder } from '@/lib/testing/files/use-folder'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import { toEvents } from '@/lib/testing/shop/short-events'
import { claimChanges } from './claim-changes'

const db = useTestDatabase()
const folder = useFolder('tests')

beforeEach(async () => {
  await givenGoodShop(db())
  await setDataKind(db(), 'real')
})

const run = (asked: Parameters<typeof runDataTests>[1] = {}) => runDataTests(db(), asked)
const write = (text: string) => db().$transaction((tx) => writeEvents(tx, toEvents(text)))
const refresh = () => runRefresh(db(), { timeZone: 'UTC' })

/** Models of which nothing says what changed have few rows. */
const OF_FEW = ['product', 'product_snapshot']

describe('data tests', () => {
  it('look at everything first, then at nothing while nothing comes', async () => {
    const first = await run()
    expect(first.ofAll).toHaveLength(first.found.size)
    expect(first.message).toBe(`${first.found.size} passed.`)
    const second = await run()
    expect(second.ofAll).toEqual(['rejects_event'])
    expect([...second.found.values()].map(({ lookedAt }) => lookedAt ?? 0)).not.toContainEqual(
      expect.toSatisfy((rows) => rows > 0),
    )
    expect(second.message).toBe(
      `${first.found.size} passed. 1 looked at everything, the others at what changed.`,
    )
    expect(second.broken).toEqual({})
  })

  it('look at the rows of what came, and say how many', async () => {
    await run()
    await write('n1 ann/ann-2 view:yy@3d\nn2 eve/eve-1 view:zz@3d')
    await refresh()
    const { found, ofAll } = await run()
    const others = [...found.values()].filter(({ test }) => ofAll.includes(test) && test !== 'rejects_event')
    expect(new Set(others.map(({ model }) => model))).toEqual(new Set([...OF_FEW, 'order', 'event']))
    const ours = ['delivered_orders_say_when', 'shipments_come_after_their_checkout']
    expect(others.flatMap(({ test, model }) => (OF_FEW.includes(model) ? [] : test))).toEqual(ours)
    const rows = (test: string) => found.get(test)?.lookedAt
    expect(rows('unique_event_id')).toBe(3)
    expect(rows('relationships_event_product_id_in_product')).toBe(3)
    expect(rows('steps_are_told_session_path')).toBe(2)
    expect(rows('relationships_product_funnel_user_id_session_id_in_session_path')).toBe(3)
    expect(rows('as_in_full_session_path')).toBe(2)
    expect(rows('relationships_order_user_id_in_user')).toBe(0)
    expect(rows('unique_session_path_user_id_session_id')).toBe(0)
    expect((await run()).found.get('unique_event_id')?.lookedAt).toBe(0)
  })

  it('look at what waits for a refresh, and at orders that were written', async () => {
    await run()
    await write('n1 eve/eve-1 view:zz@3d')
    await db().$transaction((tx) => writeOrders(tx, [emptyOrder('ann', 'n1')]))
    const { found } = await run()
    expect(found.get('unique_event_id')?.lookedAt).toBe(1)
    expect(found.get('accepted_values_order_status')?.lookedAt).toBe(1)
  })
})

describe('a look at everything', () => {
  /** A row that broke without anybody having written it. */
  const breakUnseen = () => db().$executeRaw`update product_funnel set steps = 8 where session_id = 'ann-1'`

  it('is asked for, and is made until what it found is mended', async () => {
    await run()
    await breakUnseen()
    expect((await run()).broken).toEqual({})
    const broken = { steps_are_told_product_funnel: 'failed 1' }
    expect((await run({ fullTests: true })).broken).toMatchObject(broken)
    const again = await run()
    expect(again.broken).toMatchObject(broken)
    expect(again.ofAll).toContain('steps_are_told_product_funnel')
    expect(again.ofAll).not.toContain('unique_event_id')
    await runRefresh(db(), { timeZone: 'UTC', full: true })
    expect((await run()).broken).toEqual({})
    expect((await run()).ofAll).toEqual(['rejects_event'])
  })

  it('is made once in so many hours', async () => {
    await run()
    await breakUnseen()
    const broken = { steps_are_told_product_funnel: 'failed 1' }
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)
    expect((await run({ now: inHours(23) })).broken).toEqual({})
    expect((await run({ now: inHours(25) })).broken).toMatchObject(broken)
    expect((await run({ settings: { testAllHours: 0 } })).broken).toMatchObject(broken)
  })

  it('is made after a refresh of everything, and where more changed than is listed', async () => {
    await run()
    await runRefresh(db(), { timeZone: 'UTC', full: true })
    const first = await run()
    expect(first.ofAll).toHaveLength(first.found.size)
    await db().$executeRaw`
      insert into untested_session (user_id, session_id)
      select 'ann', 'ann-1' from generate_series(1, 100001)`
    const second = await run()
    expect(second.ofAll).toHaveLength(second.found.size)
    expect(await db().untestedSession.count()).toBe(0)
  })

  it('is made by a test that was not tried last time', async () => {
    await run()
    await db().dataTestResult.updateMany({ where: { test: 'unique_event_id' }, data: { state: 'skipped' } })
    const { ofAll } = await run()
    expect(ofAll.sort()).toEqual(['rejects_event', 'unique_event_id'])
  })
})

describe('what changed', () => {
  it('is looked at again where a run was cut off', async () => {
    await run()
    await write('n1 ann/ann-2 view:xx@3d')
    await refresh()
    const runId = (await claimRun(db(), ONLY_TESTS)) ?? 0n
    const settings = toTestSettings('/nowhere')
    const cutOff = { db: db(), runId, settings, now: new Date(), broken: new Set<never>(), log: () => {} }
    await claimChanges(cutOff)
    await db().pipelineRun.update({
      where: { id: runId },
      data: { finishedAt: new Date(), state: 'interrupted' },
    })
    await write('n2 bob/bob-1 view:xx@3d')
    await refresh()
    expect((await run()).broken).toEqual({ relationships_event_product_id_in_product: 'warned 1' })
  })

  it('is of the next run where it comes while tests run', async () => {
    await run()
    const runId = (await claimRun(db(), ONLY_TESTS)) ?? 0n
    await db().untestedSession.create({ data: { userId: 'ann', sessionId: 'ann-1', runId } })
    await write('n1 ann/ann-2 view:yy@3d')
    await refresh()
    await db().pipelineRun.deleteMany({ where: { id: runId } })
    await run()
    expect(await db().untestedSession.count()).toBe(0)
  })
})

describe('what was found', () => {
  it('of a warning stands with its rows while nothing comes', async () => {
    await db().product.delete({ where: { id: 'yy' } })
    await run()
    const { found, broken } = await run()
    expect(broken).toMatchObject({ relationships_event_product_id_in_product: 'warned 1' })
    const stood = found.get('relationships_event_product_id_in_product')
    expect(stood).toMatchObject({ lookedAt: 0, since: expect.any(Date) })
    const rows = await db().dataTestRow.findMany({ where: { test: stood?.test ?? '' } })
    expect(rows).toMatchObject([{ runId: stood?.runId, row: { product_id: 'yy' } }])
    await write('n1 ann/ann-2 view:zz@3d')
    expect((await run()).ofAll).toContain('relationships_event_product_id_in_product')
  })

  it('by a file of the folder stands while the file is the same', async () => {
    const testsDir = folder()
    const write = (sql: string) => writeFile(path.join(testsDir, 'ours.sql'), `-- model: event\n${sql}`)
    const tryFile = async () => (await run({ settings: { testsDir } })).found.get('ours')
    await write('select 1 as one')
    expect(await tryFile()).toMatchObject({ state: 'failed', since: null })
    await write('select 1 as one where false')
    expect(await tryFile()).toMatchObject({ state: 'passed', since: null })
    expect(await tryFile()).toMatchObject({ state: 'passed', lookedAt: 0 })
    await write('select 2 as two')
    expect(await tryFile()).toMatchObject({ state: 'failed', since: null })
  })

  it('of the newest event is gone on from', async () => {
    const { received_at: at } = (
      await db().$queryRaw<{ received_at: Date }[]>`select max(received_at) as received_at from event`
    )[0] ?? { received_at: new Date() }
    const inHours = (hours: number) => new Date(at.getTime() + hours * 3_600_000)
    const NAME = 'freshness_event_received_at'
    await run({ now: inHours(1) })
    const later = await run({ now: inHours(73), settings: { testAllHours: 1000 } })
    expect(later.found.get(NAME)).toMatchObject({ state: 'failed', lookedAt: 0, failures: 1 })
    await write('n1 ann/ann-2 view:zz@3d')
    await db().$executeRaw`update event set received_at = ${inHours(72)} where id = 'n1'`
    const fresh = await run({ now: inHours(74), settings: { testAllHours: 1000 } })
    expect(fresh.found.get(NAME)).toMatchObject({ state: 'passed', lookedAt: 2 })
  })
})
