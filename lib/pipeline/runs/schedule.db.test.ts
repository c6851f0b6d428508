import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'
import { until } from '@/lib/testing/until'
import { claimRun } from './claim-run'
import { getOwnRuns } from './holder'
import { endRun } from './keep-run'
import { startSchedule } from './schedule'

const db = useTestDatabase()

/** Its newest time passed long ago. */
const YEARLY = '0 0 1 1 *'
const EVERY_SECOND = '* * * * * *'
const TIME = new Date(Date.UTC(new Date().getUTCFullYear(), 0, 1))

let folder = ''
let stop = async () => {}

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-schedule-'))
})

afterEach(async () => {
  await stop()
  await until(async () => (await db().pipelineRun.count({ where: { finishedAt: null } })) === 0)
  await rm(folder, { recursive: true, force: true })
})

const start = (schedule: string | null) => {
  stop = startSchedule(db(), schedule, async () => toTestSettings(folder), EVERY_SECOND)
}
const listRuns = () =>
  db().pipelineRun.findMany({ orderBy: { id: 'asc' }, include: { steps: { orderBy: { number: 'asc' } } } })
const asked = { steps: ['import', 'test'], trigger: 'command', askedBy: 'a test' } as const
const claim = (scheduledFor: Date | null) => claimRun(db(), { ...asked, scheduledFor })
const hasEnded = async (runs: number) =>
  (await db().pipelineRun.count({ where: { finishedAt: { not: null } } })) === runs

/** As if the process had been killed. */
function leave(runId: bigint | null): void {
  if (runId === null) throw new Error('It was claimed.')
  getOwnRuns().delete(runId)
}

describe('a time of the schedule', () => {
  it('that passed while nobody was there is caught up, once', async () => {
    start(YEARLY)
    await until(() => hasEnded(1))
    await sleep(2500)
    await stop()
    start(YEARLY)
    await sleep(2500)
    expect(await listRuns()).toMatchObject([{ scheduledFor: TIME, trigger: 'schedule', state: 'passed' }])
  })

  it('that was answered by a clock that was ahead has its run when it comes', async () => {
    const ahead = await claim(TIME)
    if (ahead === null) throw new Error('It was claimed.')
    await endRun(db(), ahead, 'passed', null)
    await db().pipelineRun.update({ where: { id: ahead }, data: { startedAt: TIME, finishedAt: TIME } })
    expect(await claim(TIME)).toBeNull()
    const after = await claim(null)
    if (after === null) throw new Error('It was claimed.')
    await endRun(db(), after, 'passed', null)
    const dayBefore = new Date(TIME.getTime() - 86_400_000)
    await db().pipelineRun.update({
      where: { id: after },
      data: { startedAt: dayBefore, finishedAt: dayBefore },
    })
    start(YEARLY)
    // Its last step forgets the runs of long ago.
    const listNew = async () => (await listRuns()).filter(({ id }) => id > after)
    await until(async () => (await listNew()).some(({ finishedAt }) => finishedAt !== null))
    expect(await listNew()).toMatchObject([{ scheduledFor: TIME, trigger: 'schedule', state: 'passed' }])
  })

  it('that came while another run was under way has its run afterwards', async () => {
    const other = await claim(null)
    start(YEARLY)
    await sleep(2500)
    expect(await listRuns()).toHaveLength(1)
    await endRun(db(), other ?? 0n, 'passed', null)
    await until(() => hasEnded(2))
    expect((await listRuns())[1]).toMatchObject({ scheduledFor: TIME, state: 'passed' })
  })

  it('whose run was interrupted has another', async () => {
    leave(await claim(TIME))
    start(YEARLY)
    await until(() => hasEnded(2))
    expect(await listRuns()).toMatchObject([
      { scheduledFor: TIME, state: 'interrupted' },
      { scheduledFor: TIME, state: 'passed' },
    ])
  })

  it('is left after three runs that were interrupted', async () => {
    for (const id of [1n, 2n, 3n]) {
      const runId = await claim(TIME)
      expect(runId).toBe(id)
      leave(runId)
    }
    expect(await claim(TIME)).toBeNull()
    expect((await listRuns()).map(({ state }) => state)).toEqual(Array(3).fill('interrupted'))
  })
})

describe('a run whose process went away', () => {
  it('is ended without a schedule too, as of its last sign of life', async () => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 6, minutes))
    const runId = (await claim(null)) ?? 0n
    leave(runId)
    await db().pipelineRun.update({ where: { id: runId }, data: { startedAt: at(0), heartbeatAt: at(1) } })
    await db().pipelineStep.update({
      where: { runId_name: { runId, name: 'import' } },
      data: { state: 'running', startedAt: at(0) },
    })
    start(null)
    await until(() => hasEnded(1))
    const [run] = await listRuns()
    expect(run).toMatchObject({ state: 'interrupted', finishedAt: at(1) })
    expect(run?.steps).toMatchObject([
      { name: 'import', state: 'interrupted', finishedAt: at(1) },
      { name: 'test', state: 'skipped', finishedAt: null },
    ])
  })
})

describe('while another client holds the database for long', () => {
  it('a run waits for it, and begins', async () => {
    const client = new pg.Client({ connectionString: getTestUrl() })
    await client.connect()
    await client.query('begin; lock table pipeline_run in share row exclusive mode')
    const claimed = claim(null)
    await sleep(7_000)
    await client.query('commit')
    await client.end()
    expect(await claimed).toBe(1n)
    await endRun(db(), 1n, 'passed', null)
    leave(1n)
  })
})
