import type { Db } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import type { TestState } from '@/lib/models/data-test'
import type { ListedTest } from './data-tests/list-tests'
import { listTests } from './data-tests/list-tests'
import { runDataTest } from './data-tests/run-data-test'
import type { TestResult } from './data-tests/test-finding'
import type { PipelineContext, StepResult } from './pipeline-context'

/** Tries every data test, one after the other, and keeps what each found. */
export async function runTestStep(context: PipelineContext): Promise<StepResult> {
  const { db, runId, log } = context
  const tests = await listTests(context.settings.testsDir)
  const states: TestState[] = []
  for (const test of tests) {
    const result = await runDataTest(context, test)
    await writeTestResult(db, runId, test, result)
    states.push(result.state)
    if (result.state !== 'passed') log(`${result.state} ${test.name}: ${result.message}`)
  }
  const count = (...wanted: TestState[]) => states.filter((state) => wanted.includes(state)).length
  const said = (['passed', 'warned', 'failed', 'errored', 'skipped'] as const).flatMap((state) =>
    count(state) > 0 ? `${formatCount(count(state))} ${state}` : [],
  )
  const state =
    count('failed', 'errored') > 0 ? 'failed' : count('warned', 'skipped') > 0 ? 'warned' : 'passed'
  return { state, rows: tests.length, message: `${said.join(', ')}.` }
}

/** Keeps a result. Failing rows are kept of the last result that has any: they take the place of earlier ones. */
async function writeTestResult(
  db: Db,
  runId: bigint,
  { name: test, model, column }: ListedTest,
  { state, failures, message, startedAt, finishedAt, rows }: TestResult,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const found = { model, column, state, failures, message, startedAt, finishedAt }
    await tx.dataTestResult.upsert({
      where: { runId_test: { runId, test } },
      create: { runId, test, ...found },
      update: found,
    })
    if (rows.length === 0) return
    await tx.dataTestRow.deleteMany({ where: { test } })
    await tx.dataTestRow.createMany({
      data: rows.map((row, index) => ({ runId, test, number: index + 1, row: row ?? {} })),
    })
  })
}
