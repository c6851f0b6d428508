import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PipelineStepName } from '@/lib/models/pipeline-step'
import { RUN_RESULTS } from '@/lib/pipeline/runs/write-run-results'
import { getRun } from '@/lib/store/runs/pipeline-runs'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import type { PipelineSettings } from './pipeline-context'
import { runPipeline } from './run-pipeline'

const db = useTestDatabase()

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-conduct-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const run = (steps: readonly PipelineStepName[], settings: Partial<PipelineSettings> = {}) =>
  runPipeline(
    db(),
    { steps, trigger: 'command', askedBy: 'a test', scheduledFor: null },
    { ...toTestSettings(folder), ...settings },
  )

it('what goes wrong between steps ends the run, and every step of it', async () => {
  await db().$executeRaw`
    create function fail() returns trigger language plpgsql as 'begin raise exception ''lost''; end'`
  await db().$executeRaw`
    create trigger fail before update on pipeline_step
    for each row when (new.name = 'snapshot' and new.state = 'passed')
    execute function fail()`
  try {
    await expect(run(['import', 'snapshot', 'docs'])).rejects.toThrow('lost')
  } finally {
    await db().$executeRaw`drop function fail cascade`
  }
  const ended = await getRun(db(), '1')
  expect(ended?.state).toBe('interrupted')
  expect(ended?.steps.map(({ name, state, message }) => [name, state, message])).toEqual([
    ['import', 'passed', 'No file was waiting.'],
    ['snapshot', 'interrupted', 'This is a fault of ours; the log says more.'],
    ['docs', 'skipped', 'Not tried, because the run was interrupted.'],
  ])
  const written = JSON.parse(await readFile(path.join(folder, '.out', RUN_RESULTS), 'utf8'))
  expect(written.metadata.invocation_id).toBe(ended?.invocationId)
  expect(await run(['docs'])).toMatchObject({ id: '2', state: 'passed' })
})

it('a data directory that cannot be written changes nothing about how a run ended', async () => {
  await writeFile(path.join(folder, 'file'), '')
  const ended = await run(['docs'], { dataDir: path.join(folder, 'file') })
  expect(ended).toMatchObject({ state: 'passed' })
})

it("a step begins by the database's clock, and its snapshots do", async () => {
  await db().product.create({ data: { id: 'zz', name: 'ZZ Plant' } })
  const ended = await run(['import', 'snapshot'])
  const version = await db().productSnapshot.findFirst()
  expect(version?.dbtValidFrom).toEqual(ended?.steps[1]?.startedAt)
})

it("rows are said of what a step wrote to one table, and of no table that shares a step's count", async () => {
  await db().product.create({ data: { id: 'zz', name: 'ZZ Plant' } })
  await run(['import', 'snapshot', 'docs'])
  const { results } = JSON.parse(await readFile(path.join(folder, '.out', RUN_RESULTS), 'utf8'))
  const said = results.map((result: { unique_id: string; adapter_response: object }) => [
    result.unique_id,
    result.adapter_response,
  ])
  expect(said).toEqual([
    ['operation.tundish.import', { rows_affected: 0 }],
    ['snapshot.tundish.order_snapshot', {}],
    ['snapshot.tundish.product_snapshot', {}],
    ['operation.tundish.docs', { rows_affected: 24 }],
  ])
})
