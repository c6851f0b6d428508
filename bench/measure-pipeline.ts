import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { STEP_NAMES } from '@/lib/models/pipeline-step'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { getStanding, listRunTests } from '@/lib/store/data-tests'
import { time } from './measure'

export type PipelineTimes = Readonly<{
  /** Of a run after which nothing new came. */
  steps: readonly Readonly<{ name: string; ms: number }>[]
  /** The slowest tests of that run. */
  tests: readonly Readonly<{ name: string; ms: number }>[]
  /** What a page asks to know how its numbers stand. */
  standingMs: number
}>

type Timed = Readonly<{ startedAt: Date | null; finishedAt: Date | null }>

/** Runs the pipeline twice, so that the second finds snapshots made, and measures the second. */
export async function measurePipeline(db: Db): Promise<PipelineTimes> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-bench-'))
  const asked = {
    steps: STEP_NAMES,
    trigger: 'command',
    askedBy: 'the benchmark',
    scheduledFor: null,
  } as const
  const settings = {
    timeZone: 'UTC',
    dataDir,
    watchDir: null,
    testsDir: path.resolve('data-tests'),
    dbtTarget: null,
    snapshotStrategy: 'check',
    hardDeletes: 'ignore',
    freshness: { warnHours: 24, errorHours: 72 },
  } as const
  try {
    await runPipeline(db, asked, settings)
    const run = await runPipeline(db, asked, settings)
    if (!run) throw new Error('The pipeline did not run.')
    const tests = (await listRunTests(db, BigInt(run.id))).map((result) => ({
      name: result.test,
      ms: toMs(result),
    }))
    const standing = await time(() => getStanding(db))
    return {
      steps: run.steps.map((step) => ({ name: step.name, ms: toMs(step) })),
      tests: tests.sort((left, right) => right.ms - left.ms).slice(0, 5),
      standingMs: standing.ms,
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

function toMs({ startedAt, finishedAt }: Timed): number {
  return startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : 0
}
