import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { startChild } from '@/lib/testing/children/start-child'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'
import { readAllTables, readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { storeJourneys } from '@/lib/testing/shop/store-journeys'
import { runRefresh } from './run-refresh'

const db = useTestDatabase()
const timeZone = 'UTC'

const FIRST = { ann: 'view:zz@0s cart:zz@70s', bob: 'view:yy@1h checkout:yy@2h' }
const THEN = { cat: 'view:zz@3d cart:zz@73h checkout:zz@74h ship@5d', dan: 'view:zz@1s' }

/** Counted rows, and behind them stored ones that wait: a late event of a counted session, and new sessions. */
async function givenWaitingEvents(): Promise<void> {
  await storeJourneys(db(), parseJourneys(FIRST))
  await runRefresh(db(), { timeZone })
  const late = parseJourneys({ late: 'view:zz@30s' }).map((event) => ({
    ...event,
    userId: 'bob',
    sessionId: 'bob-1',
  }))
  await storeJourneys(db(), [...late, ...parseJourneys(THEN)])
}

async function expectRefreshedAsInFull(sessions = 4): Promise<void> {
  const tables = await readFunnelTables(db())
  expect(tables.session_path).toHaveLength(sessions)
  await runRefresh(db(), { timeZone, full: true })
  expect(tables).toEqual(await readFunnelTables(db()))
}

describe.each([{ full: false }, { full: true }])('a refresh with full: $full', ({ full }) => {
  it('that fails half-way leaves tables and marks as they were, and the next one catches up', async () => {
    await givenWaitingEvents()
    const before = await readAllTables(db())
    await db().$executeRaw`alter table funnel_day add constraint breaks check (scope_value <> 'zz') not valid`
    try {
      await expect(runRefresh(db(), { timeZone, full })).rejects.toThrow('breaks')
    } finally {
      await db().$executeRaw`alter table funnel_day drop constraint breaks`
    }
    expect(await readAllTables(db())).toEqual(before)
    expect(await runRefresh(db(), { timeZone })).toMatchObject({ scope: 'touched', sessions: 3 })
    await expectRefreshedAsInFull()
  })

  it.each([1, 4, 7])('killed after %i statements leaves tables and marks as they were', async (count) => {
    await givenWaitingEvents()
    const before = await readAllTables(db())
    const url = getTestUrl()
    const child = startChild('./refresh-child.ts', url, String(count), full ? 'full' : 'touched')
    expect(await child.nextLine()).toBe('half-way')
    await child.kill()
    expect(await readAllTables(db())).toEqual(before)
    expect(await runRefresh(db(), { timeZone })).toMatchObject({ scope: 'touched', sessions: 3 })
    await expectRefreshedAsInFull()
  })
})

describe('refreshes at the same time', () => {
  it('wait for one another and compute each session once', async () => {
    await givenWaitingEvents()
    const results = await Promise.all([1, 2, 3].map(() => runRefresh(db(), { timeZone })))
    expect(results.map(({ sessions }) => sessions).sort()).toEqual([0, 0, 3])
    await expectRefreshedAsInFull()
  })

  it('of both kinds end as a full one alone', async () => {
    await givenWaitingEvents()
    await Promise.all([true, false, true].map((full) => runRefresh(db(), { timeZone, full })))
    await expectRefreshedAsInFull()
  })
})

if (onEmbedded()) {
  console.log(
    'What happens while a refresh runs: on a server only, the embedded database has one transaction at a time.',
  )
}

describe.skipIf(onEmbedded())('while a refresh runs', () => {
  const inWork = parseJourneys({ cat: '| cart:yy@75h' }).map((event) => ({
    ...event,
    id: 'in-work',
    sessionId: 'cat-1',
  }))

  it.each([{ full: false }, { full: true }])(
    'an event that arrives is not lost, also of a session in work (full: $full)',
    async ({ full }) => {
      await givenWaitingEvents()
      const gate = await closeGate()
      const running = runRefresh(db(), { timeZone, full })
      await gate.untilWaiting(1)
      await storeJourneys(db(), parseJourneys({ eve: 'view:zz@4d' }))
      await storeJourneys(db(), inWork)
      await gate.open()
      await running

      const marked = await db().dirtySession.findMany({ orderBy: { id: 'asc' } })
      expect(marked.map((mark) => mark.sessionId)).toEqual(['eve-1', 'cat-1'])
      expect(await runRefresh(db(), { timeZone })).toMatchObject({ scope: 'touched', sessions: 2 })
      await expectRefreshedAsInFull(5)
    },
  )

  it('a second one counts what arrived since, once', async () => {
    await givenWaitingEvents()
    const gate = await closeGate()
    const first = runRefresh(db(), { timeZone })
    await gate.untilWaiting(1)
    const late = parseJourneys({ bob: '| cart:yy@90m' }).map((event) => ({ ...event, sessionId: 'bob-1' }))
    await storeJourneys(db(), late)
    const second = runRefresh(db(), { timeZone })
    await gate.untilWaiting(2)
    await gate.open()
    expect([(await first).sessions, (await second).sessions]).toEqual([3, 1])
    await expectRefreshedAsInFull()
  })

  it('a second one in another time zone waits, and cuts all tables in its zone', async () => {
    await givenWaitingEvents()
    const gate = await closeGate()
    const first = runRefresh(db(), { timeZone: 'Asia/Kolkata' })
    await gate.untilWaiting(1)
    const second = runRefresh(db(), { timeZone })
    await gate.untilWaiting(2)
    await gate.open()
    expect([(await first).reason, (await second).reason]).toEqual(['new time zone', 'new time zone'])
    await expectRefreshedAsInFull()
  })
})

/** Lets no refresh past its first change of funnel_day until it is opened. */
async function closeGate() {
  const client = new pg.Client({ connectionString: getTestUrl() })
  await client.connect()
  await client.query('begin; lock table funnel_day in share mode')
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return {
    untilWaiting: async (count: number) => {
      while (((await client.query(waiting)).rowCount ?? 0) < count) {
        await client.query('select pg_stat_clear_snapshot()')
        await sleep(10)
      }
    },
    open: async () => {
      await client.query('commit')
      await client.end()
    },
  }
}
