import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parse } from 'yaml'
import { keepArtifact } from '@/lib/dbt/keep-artifact'
import { packArtifact } from '@/lib/dbt/pack-artifact'
import { parseEnv } from '@/lib/env'
import { writeExposures } from '@/lib/exposures/write-exposures'
import { PIPELINE_STEP_NAMES } from '@/lib/models/pipeline-step'
import type { PipelineSettings } from '@/lib/pipeline/pipeline-context'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { runRefresh } from '@/lib/refresh/run-refresh'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { createReport } from '@/lib/store/kept/reports'
import { setDataKind } from '@/lib/store/shop-data'
import { toDbtManifest } from '@/lib/testing/around/dbt-project'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { readLineage, readNodeDocs } from './read-lineage'
import { readModelDocs } from './read-model-docs'

const db = useTestDatabase()
const NOW = new Date()
const ANN = { memberId: null, name: 'Ann', address: null }
const DEFINITION: ReportDefinition = {
  parameters: {},
  sections: ['worth'],
  note: null,
  rules: { version: 1, timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 },
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-lineage-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function run(more: Partial<PipelineSettings> = {}): Promise<void> {
  const asked = {
    steps: PIPELINE_STEP_NAMES,
    trigger: 'command',
    askedBy: 'a test',
    scheduledFor: null,
  } as const
  await runPipeline(
    db(),
    asked,
    { ...toTestSettings(folder), testsDir: folder, watchDir: null, ...more },
    NOW,
  )
}

async function find(id: string) {
  const lineage = await readLineage(db(), { now: NOW, staleAfterMs: null, seesLinks: true, isWhole: false })
  return lineage.find((node) => node.id === id)
}

const share = (title: string, more: object) =>
  db().shareLink.create({
    data: { tokenHash: title, title, owner: 'Ann', createdBy: 'Ann', kind: 'live', scope: 'locked', ...more },
  })

it('has what there is now: rows, states, reports, links that work, and what is upstream', async () => {
  expect(await find('model:event')).toMatchObject({ note: null, state: 'untested' })
  await db().product.create({ data: { id: 'zz', name: 'Aloe', price: 5, inventory: 1 } })
  await givenJourneys(db(), { ann: 'view:zz@0h cart:zz@1h' })
  await run()
  expect(await find('model:event')).toMatchObject({ note: '2 rows', state: 'passed', from: [] })

  const report = await createReport(db(), ANN, { name: 'Worth', description: null }, DEFINITION)
  await share('works', { reportId: BigInt(report) })
  await share('is over', { reportId: BigInt(report), revokedAt: NOW })
  await share('a page', { definition: DEFINITION })
  await keepArtifact(db(), packArtifact(JSON.stringify(toDbtManifest())), { by: 'Ann', now: NOW })
  expect(await find(`report:${report}`)).toMatchObject({ name: 'Worth', state: 'passed' })
  expect(await find(`links:${report}`)).toMatchObject({ name: '1 link', opens: { href: '/settings/links' } })
  expect(await find('links:pages')).toMatchObject({ name: '1 link', from: ['page:worth'] })
  expect((await find('model:event'))?.from).toEqual(['dbt:model.shop.stg_events'])

  const { exposures } = parse(
    await writeExposures(db(), parseEnv({ TUNDISH_PUBLIC_URL: 'https://f.example/' }), {
      project: null,
      hasSources: true,
      seesAddresses: false,
    }),
  )
  expect(exposures.at(-1)).toMatchObject({
    name: `tundish_report_${report}`,
    maturity: 'high',
    url: `https://f.example/reports/${report}`,
    owner: { name: 'Ann' },
    depends_on: expect.arrayContaining(["source('tundish', 'funnel_day')", "ref('stg_events')"]),
  })
})

it('says of a table what its tests found, with the rows that break them and nobody named', async () => {
  await db().user.create({ data: { id: 'ann', firstName: 'Ann', email: 'ann@shop.example' } })
  await givenJourneys(db(), { ann: 'view:zz@0h' })
  writeFileSync(path.join(folder, 'nobody.sql'), '-- model: user\nselect id, first_name, email from "user"\n')
  await run()
  const docs = await readModelDocs(db(), 'user')
  expect(docs).toMatchObject({ step: 'import', counted: { rows: 1 } })
  expect(docs.tests.find(({ test }) => test === 'nobody')).toMatchObject({
    asks: 'nobody',
    state: 'failed',
    failures: 1,
    rows: [{ id: 'ann' }],
  })
  const event = await readModelDocs(db(), 'event')
  expect(event.columns.find(({ name }) => name === 'product_id')?.tests).toEqual([
    {
      name: 'relationships_event_product_id_in_product',
      asks: 'product_id is found in product',
      state: 'warned',
    },
  ])
  expect(event.columns.find(({ name }) => name === 'page_url')?.tests).toEqual([])

  rmSync(path.join(folder, 'nobody.sql'))
  await run()
  expect((await readModelDocs(db(), 'user')).tests.find(({ test }) => test === 'nobody')).toBeUndefined()
})

/** What is said of when a table was last written. */
const writtenOf = async (name: 'event' | 'order_snapshot' | 'session_path') =>
  (await readModelDocs(db(), name)).written

it('says when a table was last written: by an import that stored rows, a snapshot that passed, a refresh', async () => {
  await run()
  expect(await writtenOf('event')).toEqual({ by: 'import', at: null })
  expect(await writtenOf('order_snapshot')).toEqual({ by: 'snapshot', at: expect.any(Date) })
  const { at: snapshotAt } = await writtenOf('order_snapshot')

  const stored = {
    format: 'greenery',
    source: '/shop',
    stored: 3,
    finishedAt: new Date('2021-02-09T10:00:00Z'),
  }
  await db().importRun.create({ data: stored })
  await db().importRun.create({
    data: { ...stored, stored: 0, finishedAt: new Date('2021-02-10T10:00:00Z') },
  })
  await db().importRun.create({ data: { ...stored, finishedAt: null } })
  expect(await writtenOf('event')).toEqual({ by: 'import', at: stored.finishedAt })

  const broken = path.join(folder, 'events.csv')
  writeFileSync(broken, 'no,such,header\n1,2,3\n')
  // A file that changed a moment ago may still be on its way.
  utimesSync(broken, NOW.getTime() / 1000 - 600, NOW.getTime() / 1000 - 600)
  await run({ watchDir: folder })
  const steps = await db().pipelineStep.findMany({ orderBy: [{ runId: 'desc' }, { number: 'asc' }], take: 2 })
  expect(steps.map(({ name, state }) => [name, state])).toEqual([
    ['import', 'failed'],
    ['snapshot', 'skipped'],
  ])
  expect(await writtenOf('event')).toEqual({ by: 'import', at: stored.finishedAt })
  expect(await writtenOf('order_snapshot')).toEqual({ by: 'snapshot', at: snapshotAt })
})

it('says of the demo when it was loaded, whatever was refreshed since', async () => {
  await db().$transaction((tx) => setDataKind(tx, 'demo'))
  await givenJourneys(db(), { ann: 'view:zz@0h' })
  const { at } = await writtenOf('event')
  expect(await writtenOf('event')).toEqual({ by: 'demo', at: expect.any(Date) })
  await runRefresh(db(), { timeZone: 'UTC', full: true })
  expect(await writtenOf('event')).toEqual({ by: 'demo', at })
  expect((await writtenOf('session_path')).at?.getTime()).toBeGreaterThan(at?.getTime() ?? 0)
})

it('has a page for each node, found by its id', async () => {
  const asked = { now: NOW, staleAfterMs: null, seesLinks: true }
  await givenJourneys(db(), { ann: 'view:zz@0h' })
  await keepArtifact(db(), packArtifact(JSON.stringify(toDbtManifest())), { by: 'Ann', now: NOW })
  expect(await readNodeDocs(db(), 'page:worth', asked)).toMatchObject({
    node: { name: 'What is it worth?', opens: { href: '/worth' } },
    refreshedAt: expect.any(Date),
  })
  expect(await readNodeDocs(db(), 'dbt:model.shop.revenue', asked)).toMatchObject({
    before: [{ name: 'stg_orders' }],
    refreshedAt: null,
  })
  expect(await readNodeDocs(db(), 'report:7', asked)).toBeNull()
})
