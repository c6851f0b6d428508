import { expect, it } from 'vitest'
import { findStale } from '@/lib/pipeline/data-tests/find-stale'
import type { PipelineContext } from '@/lib/pipeline/pipeline-context'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importRows } from '@/lib/testing/files/import-text'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { applyRetention } from './apply-retention'
import { eraseUser } from './erase-user'

const db = useTestDatabase()

const NOW = new Date('2026-04-10T12:00:00Z')

/** Kept are 30 days, from 11 March on. */
const OLD = [
  'e1,ann,,s1,view,2026-02-09T10:00:00Z,p1,,',
  'e2,ann,,s1,buy,2026-02-09T10:20:00Z,p1,o1,30',
  'e3,depot,,,ship,2026-02-11T10:00:00Z,,o1,',
  'e4,bob,,,view,2026-03-10T23:50:00Z,p2,,',
]
const NEW = [
  // A session that began before and ended after.
  'f1,cid,,s2,view,2026-03-10T23:59:00Z,p1,,',
  'f2,cid,,s2,cart,2026-03-11T00:01:00Z,p1,,',
  'f3,ann,,s3,view,2026-04-09T10:00:00Z,p1,,',
]

const refresh = (full = false, timeZone = 'UTC') => runRefresh(db(), { timeZone, full })

const listEvents = async () =>
  (await db().event.findMany({ orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => id)

async function givenDropped() {
  await importRows(db(), [...OLD, ...NEW])
  await refresh()
  const before = await readFunnelTables(db())
  const { events } = await applyRetention(db(), 30, NOW)
  expect(events).toBe(4)
  return before
}

it('drops the events of sessions that had ended, and lets their counts stand, in a rebuild too', async () => {
  const before = await givenDropped()
  expect(await listEvents()).toEqual(['f1', 'f2', 'f3'])
  expect(await readFunnelTables(db())).toEqual(before)
  await refresh()
  expect(await readFunnelTables(db())).toEqual(before)
  expect(await refresh(true)).toMatchObject({ scope: 'all', sessions: 2, kept: 2 })
  expect(await readFunnelTables(db())).toEqual(before)
  const context = { db: db(), runId: 1n, settings: toTestSettings('/nowhere') } as PipelineContext
  expect(await findStale(context)).toMatchObject({ rows: [] })
})

it('passes over events once a day, and drops what got old since', async () => {
  await givenDropped()
  await db().$executeRaw`update event set occurred_at = '2026-01-01' where id = 'f3'`
  expect(await applyRetention(db(), 30, NOW)).toMatchObject({ events: 0 })
  expect((await applyRetention(db(), 30, new Date('2026-04-11T00:00:00Z'))).events).toBeGreaterThan(0)
  const { keptFrom } = await db().refreshState.findUniqueOrThrow({ where: { id: 1 } })
  await applyRetention(db(), 400, NOW)
  expect((await db().refreshState.findUniqueOrThrow({ where: { id: 1 } })).keptFrom).toEqual(keptFrom)
})

it('moves kept sessions to their days in another zone', async () => {
  await importRows(db(), [...OLD, ...NEW])
  await refresh(false, 'America/New_York')
  const wanted = await readFunnelTables(db())
  await refresh(false, 'UTC')
  await applyRetention(db(), 30, NOW)
  expect(await refresh(false, 'America/New_York')).toMatchObject({ reason: 'new time zone', kept: 2 })
  expect(await readFunnelTables(db())).toEqual(wanted)
})

it('leaves sessions that wait for a refresh', async () => {
  await importRows(db(), OLD)
  await refresh()
  await importRows(db(), ['e5,ann,,s1,cart,2026-02-09T10:10:00Z,p1,,'])
  expect((await applyRetention(db(), 30, NOW)).events).toBe(1)
  expect(await listEvents()).toEqual(['e1', 'e2', 'e3', 'e5'])
})

it('refuses what is older than what is kept, and what comes to a session that has gone', async () => {
  const before = await givenDropped()
  const { importId, total } = await importRows(db(), [...OLD, 'e9,ann,,s1,cart,2026-03-12T10:00:00Z,p1,,'])
  expect(total).toMatchObject({ read: 5, stored: 0, repeated: 0, rejected: 5 })
  const rejects = await db().importReject.findMany({ where: { importId }, orderBy: { line: 'asc' } })
  expect(rejects.map(({ reason, row }) => [reason, row])).toEqual([
    ...OLD.map(() => ['is older than what is kept, from 2026-03-11T00:00:00.000Z on', '']),
    ['is of a session that is older than what is kept', ''],
  ])
  await refresh()
  expect(await readFunnelTables(db())).toEqual(before)
})

it('takes an erased user out of the counts that stand', async () => {
  await givenDropped()
  await eraseUser(db(), 'ann')
  await refresh()
  expect((await db().sessionPath.findMany()).map(({ userId }) => userId).sort()).toEqual(['bob', 'cid'])
  const stored = await readFunnelTables(db())
  await refresh(true)
  expect(await readFunnelTables(db())).toEqual(stored)
})

it('takes an erased user out in a rebuild that comes first', async () => {
  await givenDropped()
  await eraseUser(db(), 'ann')
  await refresh(true)
  expect((await db().sessionPath.findMany()).map(({ userId }) => userId).sort()).toEqual(['bob', 'cid'])
})
