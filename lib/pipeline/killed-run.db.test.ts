import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { Prisma } from '@/lib/db'
import { STEP_NAMES, type StepName } from '@/lib/models/pipeline-step'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { getRun, listRuns } from '@/lib/store/pipeline-runs'
import { toTestSettings } from '@/lib/testing/pipeline-settings'
import { startChild } from '@/lib/testing/start-child'
import { emptyDatabase, useTestDatabase } from '@/lib/testing/test-database'
import { claimRun } from './claim-run'
import { getHolder, getOwnRuns, isHolderGone } from './holder'
import { runPipeline } from './run-pipeline'

const db = useTestDatabase()

const NOW = '2021-02-12T00:00:00Z'
const url = () => inject('databaseUrl')

/** A day of a small shop, in the files of the format. */
const FILES = {
  'users.csv':
    'user_id,first_name,last_name,email,phone_number,created_at,updated_at,address_id\nu1,Ann,Abbott,,,,,\n',
  'products.csv': 'product_id,name,price,inventory\np1,Fern,30.5,40\np2,Moss,12,7\n',
  'orders.csv':
    'order_id,user_id,promo_id,address_id,created_at,order_cost,shipping_cost,order_total,tracking_id,shipping_service,estimated_delivery_at,delivered_at,status\no1,u1,,,2021-02-09T10:03:00Z,30.5,5,35.5,,,,,preparing\n',
  'order_items.csv': 'order_id,product_id,quantity\no1,p1,2\n',
  'events.csv': [
    'event_id,session_id,user_id,page_url,created_at,event_type,order_id,product_id',
    'e1,s1,u1,,2021-02-09T10:00:00Z,page_view,,p1',
    'e2,s1,u1,,2021-02-09T10:01:00Z,add_to_cart,,p1',
    'e3,s1,u1,,2021-02-09T10:03:00Z,checkout,o1,',
    'e4,s2,u2,,2021-02-10T10:00:00Z,page_view,,p2',
    '',
  ].join('\n'),
}

/** Tables, and the columns that say when something was done. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  event: ['received_at'],
  order: [],
  order_item: [],
  product: [],
  session_path: [],
  product_funnel: [],
  session_day: [],
  product_day: [],
  dirty_session: ['id'],
  dirty_order: ['id'],
  order_snapshot: [],
  product_snapshot: [],
  import_reject: ['import_id', 'rejected_at'],
  watched_file: ['import_id', 'imported_at'],
}

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-killed-'))
  for (const [name, text] of Object.entries(FILES)) {
    await writeFile(path.join(folder, name), text)
    await utimes(path.join(folder, name), new Date(NOW), new Date(NOW))
  }
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const asked = { steps: STEP_NAMES, trigger: 'command', askedBy: 'a test', scheduledFor: null } as const
const runAll = () => runPipeline(db(), asked, toTestSettings(folder), new Date(NOW))

/** Every row of every table, and what the last run found and counted. */
async function readAll(): Promise<Record<string, unknown>> {
  const read: Record<string, unknown> = {}
  for (const [table, without] of Object.entries(TABLES)) {
    read[table] = await db().$queryRaw(Prisma.sql`
      select (to_jsonb(stored) - ${[...without]}::text[])::text as row
      from ${identifierSql(table)} as stored
      order by 1`)
  }
  const [last] = await listRuns(db(), 1)
  const runId = BigInt(last?.id ?? 0)
  read.tests = await db().dataTestResult.findMany({
    where: { runId },
    select: { test: true, state: true, failures: true, message: true },
    orderBy: { test: 'asc' },
  })
  read.counts = await db().modelCount.findMany({
    where: { runId },
    select: { model: true, rows: true },
    orderBy: { model: 'asc' },
  })
  return read
}

const KILLS: readonly (readonly [StepName, number])[] = [
  ['import', 1],
  ['import', 4],
  ['import', 6],
  ['snapshot', 2],
  ['snapshot', 4],
  ['snapshot', 7],
  ['refresh', 2],
  ['refresh', 6],
  ['refresh', 10],
  ['test', 1],
  ['test', 12],
  ['docs', 1],
]

describe('a run that is killed', () => {
  it.each(KILLS)(
    'in the step %s after %i statements, and run again, leaves the tables of one that was not',
    async (step, count) => {
      await runAll()
      const undisturbed = await readAll()
      expect(undisturbed.session_path).toHaveLength(2)
      expect(undisturbed.order_snapshot).toHaveLength(1)
      await emptyDatabase(db())

      const child = startChild('./pipeline-child.ts', url(), folder, step, String(count), NOW)
      expect(await child.nextLine()).toBe('half-way')
      await child.kill()
      const again = await runAll()

      expect(again?.state).toBe('passed')
      expect(await readAll()).toEqual(undisturbed)
      const killed = await getRun(db(), '1')
      expect(killed?.state).toBe('interrupted')
      expect(killed?.steps.find(({ name }) => name === step)?.state).toBe('interrupted')
    },
  )
})

describe('while a run is under way', () => {
  it('another is refused, with who asked for the first', async () => {
    await claimRun(db(), { ...asked, askedBy: 'Ann' })
    await expect(runAll()).rejects.toThrow('Run 1, asked for by Ann, is under way; one at a time.')
  })

  it('two that begin together are one', async () => {
    const begun = await Promise.allSettled([1, 2, 3].map(() => claimRun(db(), asked)))
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
  it('is said of processes here that ended, and elsewhere of those that are silent for a minute', () => {
    const here = os.hostname()
    const isGone = (holder: string, silentSeconds: number) =>
      isHolderGone({ runId: 7n, holder, silentSeconds })
    expect(isGone(`${here} ${process.pid} another`, 0)).toBe(true)
    expect(isGone(`${here} 999999999 token`, 0)).toBe(true)
    expect(isGone(`${here} ${process.ppid} token`, 100)).toBe(false)
    expect(isGone(`${here} ${process.ppid} token`, 1000)).toBe(true)
    expect(isGone('elsewhere 1 token', 59)).toBe(false)
    expect(isGone('elsewhere 1 token', 61)).toBe(true)
  })

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
  it('never run the same time twice, nor two at once', async () => {
    const servers = [1, 2].map(() => startChild('./schedule-child.ts', url(), folder, '6'))
    for (const server of servers) await server.nextLine()
    for (const server of servers) expect(await server.finish()).toBe(0)
    const runs = await db().pipelineRun.findMany({ orderBy: { id: 'asc' } })
    expect(runs.length).toBeGreaterThan(2)
    const times = runs.map(({ scheduledFor }) => scheduledFor?.getTime())
    expect(new Set(times).size).toBe(runs.length)
    runs.forEach(({ startedAt, state }, index) => {
      expect(state).toBe('passed')
      const before = runs[index - 1]
      if (before) expect(startedAt.getTime()).toBeGreaterThanOrEqual(Number(before.finishedAt))
    })
  })
})
