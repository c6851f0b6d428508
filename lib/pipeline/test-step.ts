import { formatCount } from '@/lib/format/format-number'
import type { TestState } from '@/lib/models/data-test'
import { listTests } from './data-tests/list-tests'
import { runDataTest } from './data-tests/run-data-test'
import { writeTestResult } from './data-tests/write-test-result'
import type { PipelineContext, StepResult } from './pipeline-context'

/** Tries every data test, one after the other, and keeps what each found. */
export async function runTestStep(context: PipelineContext): Promise<StepResult> {
  const { db, runId, log } = context
  const tests = await listTests(context.settings.testsDir)
  const count: Record<TestState, number> = { passed: 0, warned: 0, failed: 0, errored: 0, skipped: 0 }
  for (const test of tests) {
    const result = await runDataTest(context, test)
    await writeTestResult(db, runId, test, result)
    count[result.state]++
    if (result.state !== 'passed') log(`${result.state} ${test.name}: ${result.message}`)
  }
  const said = (['passed', 'warned', 'failed', 'errored', 'skipped'] as const)
    .filter((state) => count[state] > 0)
    .map((state) => `${formatCount(count[state])} ${state}`)
  const state =
    count.failed + count.errored > 0 ? 'failed' : count.warned + count.skipped > 0 ? 'warned' : 'passed'
  return { state, rows: tests.length, message: `${said.join(', ')}.` }
}
