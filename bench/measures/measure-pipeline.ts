import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { runAlerts } from '@/lib/alerts/run-alerts'
import type { Db } from '@/lib/db'
import { parseEnv } from '@/lib/env'
import { PIPELINE_STEP_NAMES } from '@/lib/models/pipeline-step'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { RANGE_PRESETS } from '@/lib/query/range-preset'
import { EVERYTHING, overRange } from '@/lib/query/report-query'
import { runFulfilment } from '@/lib/reports/fulfilment/run-fulfilment'
import { getDataFindings, listRunTests } from '@/lib/store/runs/data-tests'
import { dayInZone } from '@/lib/time/day'
import { time, timeMedian } from './measure'

export type PipelineTimes = Readonly<{
  /** Of a run after which nothing new came. */
  steps: readonly Readonly<{ name: string; ms: number }>[]
  /** The slowest tests of that run. */
  tests: readonly Readonly<{ name: string; ms: number }>[]
  /** What a page asks to know how its numbers stand. */
  standingMs: number
  /** Orders of 90 days, as they are known now. */
  fulfilmentMs: number
  /** A look at everything there are alerts for, as it is made every minute. */
  alertsMs: number
}>

type Timed = Readonly<{ startedAt: Date | null; finishedAt: Date | null }>

/** Runs the pipeline twice, so that the second finds snapshots made, and measures the second. */
export async function measurePipeline(db: Db): Promise<PipelineTimes> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-bench-'))
  const asked = {
    steps: PIPELINE_STEP_NAMES,
    trigger: 'command',
    askedBy: 'the benchmark',
    scheduledFor: null,
  } as const
  const settings = {
    timeZone: 'UTC',
    idleMinutes: 30,
    dataDir,
    watchDir: null,
    testsDir: path.resolve('data-tests'),
    testAllHours: 24,
    dbtTarget: null,
    snapshotStrategy: 'check',
    hardDeletes: 'ignore',
    firstDay: '2000-01-01',
    repeatedIds: 'refuse',
    keepDays: null,
    freshness: { warnHours: 24, errorHours: 72 },
    sourceUrls: new Map(),
  } as const
  try {
    await runPipeline(db, asked, settings)
    const run = await runPipeline(db, asked, settings)
    if (!run) throw new Error('The pipeline did not run.')
    const tests = (await listRunTests(db, BigInt(run.id))).map((result) => ({
      name: result.test,
      ms: toMs(result),
    }))
    const standing = await time(() => getDataFindings(db))
    const fulfilment = await measureFulfilment(db)
    const look = () =>
      runAlerts(db, { now: new Date(), settings: { ...parseEnv({}), staleAfterMs: 3_600_000 } })
    const alerts = await timeMedian(3, look)
    return {
      steps: run.steps.map((step) => ({ name: step.name, ms: toMs(step) })),
      tests: tests.sort((left, right) => right.ms - left.ms).slice(0, 5),
      standingMs: standing.ms,
      fulfilmentMs: fulfilment.ms,
      alertsMs: alerts.ms,
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

function measureFulfilment(db: Db) {
  const now = new Date()
  const today = dayInZone(now, 'UTC')
  const range = RANGE_PRESETS['90d'].resolve(today)
  const knowledge = { asOf: null, now: now.toISOString(), today, timeZone: 'UTC' }
  const query = range ? overRange(EVERYTHING, range) : EVERYTHING
  return timeMedian(5, () => runFulfilment(db, query, knowledge))
}

function toMs({ startedAt, finishedAt }: Timed): number {
  return startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : 0
}
