import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AskedPostgres, addPostgresSource, lookAtPostgres } from '@/lib/ingest/elsewhere/add-source'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { requireSource } from '@/lib/store/sources'
import { onEmbedded } from '@/lib/testing/fresh-database'
import { toTestSettings } from '@/lib/testing/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/test-database'
import { until } from '@/lib/testing/until'
import { startRefusing, useWarehouse } from '@/lib/testing/warehouse'
import { readSourceNow } from './read-source-now'
import { runPipeline } from './run-pipeline'

const db = useTestDatabase()

describe.skipIf(onEmbedded())('a table of a PostgreSQL', () => {
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

  it('without a cursor is read in full each time, and never emptied by mistake', async () => {
    await warehouse.run(`
      insert into analytics.events (event_id, user_id, session_id, event_name, event_time, product_id, loaded_at)
      select 'e' || n, 'u' || n, 's' || n, 'product_viewed', '2026-02-09T10:00:00Z', 'p1', now()
      from generate_series(1, 300) as n`)
    await add({ cursor: null })
    await run()
    await warehouse.run(`delete from analytics.events where event_id = 'e7'`)
    expect((await run()).message).toMatch(/1 is gone\.$/)
    await warehouse.run(`delete from analytics.events`)
    const { state, message } = await run()
    expect(state).toBe('failed')
    expect(message).toMatch(/lacks 299 of the 299 events .* tundish sources read "dwh" --full --yes$/)
    expect(await db().event.count()).toBe(299)
    await readAll(true)
    expect(await db().event.count()).toBe(0)
  })

  it('that dies half-way is completed by the next read', async () => {
    await warehouse.run(`
      insert into analytics.events (event_id, user_id, session_id, event_name, event_time, product_id, loaded_at)
      select 'e' || n, 'u' || n, 's' || n, 'product_viewed', '2026-02-09T10:00:00Z', 'p1', now()
      from generate_series(1, 20000) as n`)
    await add()
    const running = run()
    await until(async () => (await db().event.count()) > 0)
    await warehouse.run(
      `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'tundish' and datname = current_database()`,
    )
    const broken = await running
    expect(broken).toMatchObject({ state: 'failed' })
    expect(broken.message).toMatch(
      /closed the connection\. What was stored stays, and the next read completes it\.$/,
    )
    const stored = await db().event.count()
    expect(stored).toBeGreaterThan(0)
    expect(stored).toBeLessThan(20_000)
    expect((await requireSource(db(), 'dwh')).position).toBeNull()
    expect(await run()).toMatchObject({ state: 'passed' })
    expect(await db().event.count()).toBe(20_000)
    expect(await db().event.groupBy({ by: ['id'], having: { id: { _count: { gt: 1 } } } })).toEqual([])
  })

  it('that is read twice at the same moment is refused once, and every row is there once', async () => {
    await put('e1')
    await putOrder('o1', 20)
    await add()
    const both = await Promise.allSettled([readAll(), readAll()])
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    expect(refused).toEqual([
      expect.stringMatching(/Run \d+, asked for by a test, is under way; one at a time\./),
    ])
    expect(await readShop()).toEqual({ events: ['buy o1: ann s1', 'e1: ann s1'], orders: ['o1: 20 EUR'] })
  })

  it('that cannot be reached fails its step, and keeps nothing else back', async () => {
    await put('e1')
    await add()
    const url = 'postgresql://ann:geheim@127.0.0.1:1/shop'
    const sourceUrls = new Map([['DWH', { variable: 'TUNDISH_SOURCE_DWH_URL', url }]])
    await addPostgresSource(db(), settings(), asked({ name: 'second' }), {
      mapping: (await lookAtPostgres(db(), settings(), asked())).proposal.mapping ?? fail(),
      author: 'a test',
    })
    const given = {
      steps: ['import', 'refresh'],
      trigger: 'command',
      askedBy: 'a test',
      scheduledFor: null,
    } as const
    const done = await runPipeline(db(), given, { ...settings(), sourceUrls })
    expect(done?.steps.map(({ state, message }) => [state, message])).toEqual([
      ['failed', 'The source "dwh" (127.0.0.1:1/shop) does not answer: nothing listens there.'],
      ['skipped', 'Not tried, because Import did not pass.'],
    ])
    expect((await readShop()).events).toEqual(['e1: ann s1'])
    expect(JSON.stringify(await db().pipelineStep.findMany())).not.toContain('geheim')
  })

  it('keeps its password for its owner alone, and tells it nowhere', async () => {
    const password = 'p%2Fss-w0rd'
    const server = await startRefusing('p/ss-w0rd')
    const url = `postgresql://ann:${password}@127.0.0.1:${server.port}/shop`
    const { mapping } = await put('e1')
      .then(() => lookAtPostgres(db(), settings(), asked()))
      .then(({ proposal }) => proposal)
    await addPostgresSource(db(), settings(), asked({ url }), {
      mapping: mapping ?? fail(),
      author: 'a test',
    })
    const kept = path.join(settings().dataDir, 'sources')
    const [file = ''] = await readdir(kept)
    expect((await stat(kept)).mode & 0o777).toBe(0o700)
    expect((await stat(path.join(kept, file))).mode & 0o777).toBe(0o600)
    expect(await readFile(path.join(kept, file), 'utf8')).toBe(`${url}\n`)
    const step = await run()
    server.stop()
    expect(step.message).toBe(
      `The source "dwh" (127.0.0.1:${server.port}/shop) could not be read: no entry for password "***".`,
    )
    for (const rows of [
      await db().source.findMany(),
      await db().importRun.findMany({ select: { source: true, problem: true } }),
      await db().pipelineStep.findMany({ select: { message: true, log: true } }),
    ])
      expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? '' : value))).not.toMatch(/w0rd/)
  })

  it('may be a select, in which nothing can be changed', async () => {
    await put('e1')
    const query = `with seen as (select * from analytics.events) select * from seen where event_id <> 'x';`
    await add({ table: null, query })
    await run()
    expect((await readShop()).events).toEqual(['e1: ann s1'])
    const bad = (text: string) => lookAtPostgres(db(), settings(), asked({ table: null, query: text }))
    await expect(bad('delete from analytics.events')).rejects.toThrow(/is one select/)
    await expect(
      bad('with gone as (delete from analytics.events returning *) select * from gone'),
    ).rejects.toThrow()
    await expect(bad('select 1) as x; commit; drop table analytics.events; select (1')).rejects.toThrow()
    await expect(bad(`select nothing from analytics.events`)).rejects.toThrow(
      /column "nothing" does not exist/,
    )
    await expect(lookAtPostgres(db(), settings(), asked({ cursor: 'user_id' }))).rejects.toThrow(
      'The column "user_id" is no time, date or number: name another with --cursor.',
    )
    expect(await warehouse.run('select count(*)::int as rows from analytics.events')).toEqual([{ rows: 1 }])
  })
})

function fail(): never {
  throw new Error('It is understood.')
}
