import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PIPELINE_STEP_NAMES } from '@/lib/models/pipeline-step'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { getRun, listRuns } from '@/lib/store/runs/pipeline-runs'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { startChild } from '@/lib/testing/children/start-child'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'
import { until } from '@/lib/testing/until'
import { claimRun } from './claim-run'
import { getHolder, getOwnRuns, isHolderGone } from './holder'

const db = useTestDatabase()

const NOW = '2021-02-12T00:00:00Z'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-runs-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const asked = {
  steps: PIPELINE_STEP_NAMES,
  trigger: 'command',
  askedBy: 'a test',
  scheduledFor: null,
} as const
const runAll = () => runPipeline(db(), asked, toTestSettings(folder), new Date(NOW))

describe('while a run is under way', () => {
  it('another is refused, with who asked for the first', async () => {
    await claimRun(db(), { ...asked, askedBy: 'Ann' })
    await expect(runAll()).rejects.toThrow('Run 1, asked for by Ann, is under way; one at a time.')
  })

  it('of twenty that begin together one does, and is not taken to be gone', async () => {
    const begun = await Promise.allSettled(Array.from({ length: 20 }, () => claimRun(db(), asked)))
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('a time of the schedule has one run, also when the first has ended', async () => {
    const scheduled = { ...asked, steps: ['docs'], trigger: 'schedule', scheduledFor: new Date(NOW) } as const
    const settings = toTestSettings(folder)
    expect(await runPipeline(db(), scheduled, settings)).toMatchObject({ state: 'passed' })
    expect(await runPipeline(db(), scheduled, settings)).toBeNull()
    expect(await listRuns(db(), 10)).toHaveLength(1)
  })
})

describe('isHolderGone', () => {
  it('is said of runs of this process that it let go of', async () => {
    const runId = await claimRun(db(), asked)
    if (runId === null) throw new Error('It was claimed.')
    const held = { runId, holder: getHolder(), silentSeconds: 10_000 }
    expect(isHolderGone(held)).toBe(false)
    getOwnRuns().delete(runId)
    expect(isHolderGone(held)).toBe(true)
    expect(await runAll()).toMatchObject({ id: '2', state: 'passed' })
    expect(await getRun(db(), '1')).toMatchObject({ state: 'interrupted' })
  })
})

describe('two servers on one database', () => {
  const count = (holder?: string) =>
    db().pipelineRun.count({ where: { finishedAt: { not: null }, ...(holder && { holder }) } })

  it('never run the same time twice, nor two at once', async () => {
    const first = startChild('./schedule-child.ts', getTestUrl(), folder)
    const second = startChild('./schedule-child.ts', getTestUrl(), folder)
    const holders = [await first.nextLine(), await second.nextLine()]
    await until(async () => (await count()) >= 3)
    expect(await first.finish()).toBe(0)
    // Which of two that tick together is the first is chance; alone it is this one's turn.
    await until(async () => (await count(holders[1])) >= 2)
    expect(await second.finish()).toBe(0)
    const runs = await db().pipelineRun.findMany({ orderBy: { id: 'asc' } })
    for (const { holder } of runs) expect(holders).toContain(holder)
    const times = runs.map(({ scheduledFor }) => scheduledFor?.getTime())
    expect(new Set(times).size).toBe(runs.length)
    runs.forEach(({ startedAt, state }, index) => {
      expect(state).toBe('passed')
      const before = runs[index - 1]
      if (before) expect(startedAt.getTime()).toBeGreaterThanOrEqual(Number(before.finishedAt))
    })
  })
})
