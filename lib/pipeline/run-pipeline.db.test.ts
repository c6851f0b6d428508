import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import Ajv from 'ajv/dist/2020'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PIPELINE_STEP_NAMES, type PipelineStepName } from '@/lib/models/pipeline-step'
import { listRunTests } from '@/lib/store/runs/data-tests'
import type { PipelineRun } from '@/lib/store/runs/pipeline-runs'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import {
  CHANGED_ORDERS,
  deliverChange,
  deliverGreenery,
  GREENERY_FOLDER,
} from '@/lib/testing/files/greenery-deliveries'
import type { PipelineSettings } from './pipeline-context'
import { runPipeline } from './run-pipeline'

const db = useTestDatabase()

const SCHEMA = path.resolve('../shared/data/dbt/run-results-v6.json')
const FIRST = new Date('2021-02-12T00:00:00Z')
const LATER = new Date('2021-02-15T00:00:00Z')

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-pipeline-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const settings = () => toTestSettings(folder)

async function run(
  now: Date,
  given: { steps?: readonly PipelineStepName[] } & Partial<PipelineSettings> = {},
): Promise<PipelineRun> {
  const { steps = PIPELINE_STEP_NAMES, ...other } = given
  const asked = { steps, trigger: 'command', askedBy: 'a test', scheduledFor: null } as const
  const done = await runPipeline(db(), asked, { ...settings(), ...other }, now)
  if (!done) throw new Error('It ran.')
  return done
}

const toStates = ({ steps }: PipelineRun) => Object.fromEntries(steps.map(({ name, state }) => [name, state]))
const messageOf = ({ steps }: PipelineRun, step: PipelineStepName) =>
  steps.find(({ name }) => name === step)?.message

const ALL_PASSED = { import: 'passed', snapshot: 'passed', refresh: 'passed', test: 'passed', docs: 'passed' }

const isGreeneryHere = existsSync(GREENERY_FOLDER)
if (!isGreeneryHere)
  console.log(`The Greenery files are not at ${GREENERY_FOLDER}: the pipeline is not tried on them.`)

describe.skipIf(!isGreeneryHere)('the Greenery shop', () => {
  it('comes in two deliveries; snapshots hold both versions of the orders that changed', async () => {
    await deliverGreenery(folder)
    const first = await run(FIRST)
    expect(toStates(first)).toEqual(ALL_PASSED)
    expect(messageOf(first, 'snapshot')).toBe('361 orders are new, 30 products are new.')
    expect(messageOf(first, 'refresh')).toContain('578 sessions')

    const again = await run(FIRST)
    expect(messageOf(again, 'import')).toBe('No file was waiting.')
    expect(messageOf(again, 'snapshot')).toBe('Nothing had changed.')

    await deliverChange(folder)
    const later = await run(LATER)
    expect(toStates(later)).toEqual(ALL_PASSED)
    expect(messageOf(later, 'snapshot')).toBe('3 orders changed.')
    // The one session that is new, and those three whose orders were shipped.
    expect(messageOf(later, 'refresh')).toContain('4 sessions')

    const versions = await db().orderSnapshot.findMany({
      where: { id: { in: [...CHANGED_ORDERS] } },
      orderBy: [{ id: 'asc' }, { dbtValidFrom: 'asc' }],
    })
    expect(
      versions.map(({ status, dbtValidFrom, dbtValidTo }) => [status, dbtValidFrom, dbtValidTo]),
    ).toEqual(
      CHANGED_ORDERS.flatMap(() => [
        ['preparing', FIRST, LATER],
        ['shipped', LATER, null],
      ]),
    )
    expect(await db().orderSnapshot.count()).toBe(364)
  })

  it('has a run_results.json as dbt says it', async () => {
    await deliverGreenery(folder)
    const done = await run(FIRST)
    const written = JSON.parse(await readFile(path.join(folder, '.out/run_results.json'), 'utf8'))
    const validate = new Ajv({ strict: false }).compile(JSON.parse(await readFile(SCHEMA, 'utf8')))
    expect(validate(written) || validate.errors).toBe(true)
    expect(written.metadata.invocation_id).toBe(done.invocationId)
    const statuses = written.results.map((result: { status: string }) => result.status)
    expect(new Set(statuses)).toEqual(new Set(['success', 'pass']))
    const tested = await listRunTests(db(), BigInt(done.id))
    expect(written.results).toHaveLength(2 + 2 + 12 + tested.length)
  })
})

describe('run_results.json', () => {
  it('is for its owner alone, also in a data directory that was there', async () => {
    await mkdir(path.join(folder, '.out'), { mode: 0o755 })
    await run(FIRST, { steps: ['import'] })
    const modes = ['.out', '.out/run_results.json'].map(
      async (name) => (await stat(path.join(folder, name))).mode,
    )
    expect((await Promise.all(modes)).map((mode) => mode & 0o777)).toEqual([0o700, 0o600])
  })
})

describe('a step that fails', () => {
  it('stops what depends on it, and nothing else', async () => {
    await writeFile(path.join(folder, 'orders.csv'), 'order_id,nonsense\n')
    await utimes(path.join(folder, 'orders.csv'), FIRST, FIRST)
    const broken = await run(FIRST)
    expect(toStates(broken)).toEqual({
      import: 'failed',
      snapshot: 'skipped',
      refresh: 'skipped',
      test: 'warned',
      docs: 'passed',
    })
    expect(broken.state).toBe('failed')
    expect(messageOf(broken, 'import')).toMatch(/^The header of .*orders\.csv is wrong/)
    const tests = await listRunTests(db(), BigInt(broken.id))
    expect(tests.length).toBeGreaterThan(30)
    expect(new Set(tests.map(({ state }) => state))).toEqual(new Set(['skipped']))
  })

  it('only snapshots: the funnel is refreshed, and its own models are not judged', async () => {
    await db().order.create({ data: { userId: 'ann', id: 'a' } })
    const broken = await run(FIRST, { snapshotStrategy: 'timestamp' })
    expect(toStates(broken)).toMatchObject({ snapshot: 'failed', refresh: 'passed', docs: 'passed' })
    expect(messageOf(broken, 'snapshot')).toContain('TUNDISH_SNAPSHOT_STRATEGY=check')
    const tests = await listRunTests(db(), BigInt(broken.id))
    const skipped = tests.filter(({ state }) => state === 'skipped').map(({ model }) => model)
    expect(new Set(skipped)).toEqual(new Set(['order_snapshot', 'product_snapshot']))
  })
})

describe('the watched folder', () => {
  it('leaves what is still being written for the next run', async () => {
    await writeFile(path.join(folder, 'products.csv'), 'product_id,name,price,inventory\np1,Fern,30.5,40\n')
    expect(messageOf(await run(new Date()), 'import')).toBe('No file was waiting.')
    await utimes(path.join(folder, 'products.csv'), FIRST, FIRST)
    expect(messageOf(await run(new Date()), 'import')).toBe('1 rows were stored, 0 corrected, 0 rejected.')
  })

  it('takes a file again when it changed', async () => {
    const file = path.join(folder, 'products.csv')
    for (const [price, at] of [
      ['30', FIRST],
      ['31', LATER],
    ] as const) {
      await writeFile(file, `product_id,name,price,inventory\np1,Fern,${price},40\n`)
      await utimes(file, at, at)
      await run(at, { steps: ['import', 'snapshot'] })
    }
    const versions = await db().productSnapshot.findMany({ orderBy: { dbtValidFrom: 'asc' } })
    expect(versions.map(({ price }) => Number(price))).toEqual([30, 31])
  })

  it('that is not there is said to be missing', async () => {
    const broken = await run(FIRST, { watchDir: path.join(folder, 'nowhere') })
    expect(messageOf(broken, 'import')).toMatch(/^The watched folder .*nowhere cannot be read/)
  })
})
