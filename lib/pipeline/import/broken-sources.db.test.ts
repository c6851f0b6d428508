import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { addPostgresSource, lookAtPostgres } from '@/lib/ingest/elsewhere/add-source'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { requireSource } from '@/lib/store/source-list'
import { startRefusing } from '@/lib/testing/around/warehouse'
import { useWarehouseShop } from '@/lib/testing/around/warehouse-shop'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { until } from '@/lib/testing/until'

const db = useTestDatabase()

describe.skipIf(onEmbedded())('a table of a PostgreSQL', () => {
  const { put, putOrder, asked, add, run, readAll, readShop, settings, warehouse } = useWarehouseShop(db)

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
    expect(
      JSON.stringify(await db().pipelineStep.findMany({ select: { message: true, log: true } })),
    ).not.toContain('geheim')
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
