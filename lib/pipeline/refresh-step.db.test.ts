import { expect, it } from 'vitest'
import { writeOrders } from '@/lib/ingest/write/write-orders'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importRows } from '@/lib/testing/files/import-text'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import { runPipeline } from './run-pipeline'

const db = useTestDatabase()

const ASKED = { steps: ['refresh'], trigger: 'command', askedBy: 'a test', scheduledFor: null } as const

const refresh = (keepDays: number | null) =>
  runPipeline(db(), ASKED, { ...toTestSettings('/nowhere'), keepDays })

it('ends what was begun to be undone', async () => {
  await importRows(db(), ['e1,ann,,s1,view,2026-02-09T10:00:00Z,p1,,'])
  const { importId } = await importRows(db(), ['f1,bob,,s2,view,2026-02-09T10:00:00Z,p1,,'])
  await runRefresh(db(), { timeZone: 'UTC' })
  await db().importRun.update({ where: { id: importId }, data: { undoBegunAt: new Date() } })
  expect(await refresh(null)).toMatchObject({ state: 'passed' })
  expect(await db().sessionPath.findMany()).toMatchObject([{ userId: 'ann' }])
  expect(await db().importRun.findUnique({ where: { id: importId } })).toMatchObject({
    undoneAt: expect.any(Date),
  })
})

it('drops what is older than the setting, after it was counted', async () => {
  const now = Date.now()
  const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString()
  await importRows(db(), [`e1,ann,,s1,view,${daysAgo(40)},p1,,`, `e2,ann,,s2,view,${daysAgo(20)},p1,,`])
  expect(await refresh(null)).toMatchObject({ state: 'passed' })
  expect(await db().event.count()).toBe(2)
  expect(await refresh(30)).toMatchObject({ state: 'passed' })
  expect((await db().event.findMany()).map(({ id }) => id)).toEqual(['e2'])
  expect(await db().sessionPath.count()).toBe(2)
})

it('says of which it is that something had changed: sessions, orders or nothing', async () => {
  const say = async () => {
    const run = await refresh(null)
    return run?.steps.find(({ name }) => name === 'refresh')?.message
  }
  await importRows(db(), ['e1,ann,,s1,view,2026-02-09T10:00:00Z,p1,,'])
  expect(await say()).toBe('1 sessions were computed again, those whose events changed.')
  await db().$transaction((tx) => writeOrders(tx, [emptyOrder('ann', 'o1')]))
  expect(await say()).toBe('No session had changed. Orders looked at again: 1.')
  expect(await say()).toBe('Nothing had changed.')
})
