import path from 'node:path'
import type { Db } from '@/lib/db'
import { PIPELINE_STEP_NAMES, type PipelineStepName } from '@/lib/models/pipeline-step'
import { listTests } from '@/lib/pipeline/data-tests/list-tests'
import { runDataTest } from '@/lib/pipeline/data-tests/run-data-test'
import type { TestResult } from '@/lib/pipeline/data-tests/test-finding'
import { claimRun } from '@/lib/pipeline/runs/claim-run'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { SHOP } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { toTestSettings } from './pipeline-settings'

export const TESTED_AT = new Date('2021-02-14T00:00:00Z')

type Given = Readonly<{
  /** Steps before the tests that did not pass. */
  broken?: readonly PipelineStepName[]
  /** The folder of tests in SQL. */
  folder?: string
}>

/** What every test finds now, by its name. */
export async function tryDataTests(db: Db, given: Given = {}): Promise<Map<string, TestResult>> {
  const { broken = [], folder = path.resolve('data-tests') } = given
  const asked = {
    steps: PIPELINE_STEP_NAMES,
    trigger: 'command',
    askedBy: 'a test',
    scheduledFor: null,
  } as const
  const runId = (await claimRun(db, asked)) ?? 0n
  const settings = toTestSettings('/nowhere')
  const context = { db, runId, settings, now: TESTED_AT, broken: new Set(broken), log: () => {} }
  const found = new Map<string, TestResult>()
  for (const test of await listTests(folder)) found.set(test.name, await runDataTest(context, test))
  await db.pipelineRun.deleteMany()
  return found
}

/** The tests that did not pass, with how many rows broke each. */
export async function listBrokenTests(db: Db): Promise<Record<string, string>> {
  const found = [...(await tryDataTests(db))].filter(([, { state }]) => state !== 'passed')
  return Object.fromEntries(found.map(([name, { state, failures }]) => [name, `${state} ${failures}`]))
}

/** A small shop in which all is well. */
export async function givenGoodShop(db: Db): Promise<void> {
  const { dan: _, ...shop } = SHOP
  await givenJourneys(db, shop)
  await db.user.createMany({ data: Object.keys(shop).map((id) => ({ id })) })
  await db.product.createMany({ data: ['zz', 'yy'].map((id) => ({ id, name: id, price: 1 })) })
  await runRefresh(db, { timeZone: 'UTC' })
}
