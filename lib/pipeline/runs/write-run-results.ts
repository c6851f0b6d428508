import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { openDataDir } from '@/lib/files/open-data-dir'
import type { TestState } from '@/lib/models/data-test'
import { WRITTEN_BY } from '@/lib/models/model'
import type { PipelineStepState } from '@/lib/models/pipeline-step'
import { getModel, MODEL_NAMES } from '@/lib/models/registry'
import { listRunTests, type StoredTestResult } from '@/lib/store/runs/data-tests'
import type { PipelineRun, StepRun } from '@/lib/store/runs/pipeline-runs'
import about from '@/package.json' with { type: 'json' }

export const RUN_RESULTS = 'run_results.json'

/** Writes what a run came to where schedulers find it, in the data directory, for its owner alone; whole or not at all. */
export async function writeRunResults(db: Db, run: PipelineRun, dataDir: string): Promise<string> {
  const tests = await listRunTests(db, BigInt(run.id))
  const place = path.join(dataDir, RUN_RESULTS)
  openDataDir(dataDir)
  const draft = `${place}.${run.id}`
  const content = `${JSON.stringify(toRunResults(run, tests, about.version), null, 2)}\n`
  await writeFile(draft, content, { mode: 0o600 })
  await rename(draft, place)
  return place
}

type Status = 'success' | 'error' | 'skipped' | 'pass' | 'fail' | 'warn'

const OF_STEP: Record<PipelineStepState, Status> = {
  waiting: 'skipped',
  running: 'error',
  passed: 'success',
  warned: 'success',
  failed: 'error',
  skipped: 'skipped',
  interrupted: 'error',
}

const OF_TEST: Record<TestState, Status> = {
  passed: 'pass',
  warned: 'warn',
  failed: 'fail',
  errored: 'error',
  skipped: 'skipped',
}

type Timed = Readonly<{ startedAt: Date | null; finishedAt: Date | null }>

/**
 * A finished run as dbt's run_results.json (schema v6): snapshots and models are the tables that the steps wrote, each
 * with the state of its step; import and docs are operations; then every test.
 * https://schemas.getdbt.com/dbt/run-results/v6.json
 */
function toRunResults(run: PipelineRun, tests: readonly StoredTestResult[], version: string) {
  const finishedAt = run.finishedAt ?? run.startedAt
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json',
      dbt_version: version,
      generated_at: finishedAt.toISOString(),
      invocation_id: run.invocationId,
      invocation_started_at: run.startedAt.toISOString(),
      env: {},
    },
    results: [...run.steps.flatMap(toStepResults), ...tests.map(toTestResult)],
    elapsed_time: seconds(run),
    args: { which: 'build', select: run.steps.map(({ name }) => name) },
  }
}

function toStepResults(step: StepRun) {
  const kind = step.name === 'snapshot' ? 'snapshot' : 'model'
  const written = MODEL_NAMES.filter((name) => {
    const model = getModel(name)
    return model.kind !== 'raw' && WRITTEN_BY[model.kind] === step.name
  })
  const ids = written.map((name) => ({ id: `${kind}.tundish.${name}`, relation: `"public"."${name}"` }))
  const nodes =
    step.name === 'test'
      ? []
      : ids.length > 0
        ? ids
        : [{ id: `operation.tundish.${step.name}`, relation: null }]
  return nodes.map(({ id, relation }) => ({
    status: OF_STEP[step.state],
    ...toTiming(step),
    // What a step wrote is counted of all its tables together.
    adapter_response: step.rows === null || nodes.length > 1 ? {} : { rows_affected: step.rows },
    message: step.message,
    failures: null,
    unique_id: id,
    relation_name: relation,
  }))
}

function toTestResult(result: StoredTestResult) {
  return {
    status: OF_TEST[result.state],
    ...toTiming(result),
    adapter_response: {},
    message: result.message,
    failures: result.failures,
    unique_id: `test.tundish.${result.test}`,
    relation_name: null,
  }
}

function toTiming(timed: Timed) {
  const { startedAt, finishedAt } = timed
  const started_at = startedAt?.toISOString() ?? null
  const completed_at = finishedAt?.toISOString() ?? null
  return {
    timing: startedAt ? [{ name: 'execute', started_at, completed_at }] : [],
    thread_id: 'Thread-1',
    execution_time: seconds(timed),
    compiled: null,
    compiled_code: null,
  }
}

function seconds({ startedAt, finishedAt }: Timed): number {
  return startedAt && finishedAt ? (finishedAt.getTime() - startedAt.getTime()) / 1000 : 0
}
