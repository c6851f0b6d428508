import { formatCount } from '@/lib/format/format-number'
import type { TestState } from '@/lib/models/data-test'
import { claimChanges, forgetChanges } from './data-tests/claim-changes'
import { listTests } from './data-tests/list-tests'
import type { PipelineContext, StepResult } from './pipeline-context'
import { runTests } from './run-tests'
import { writeTestResults } from './write-test-results'

/** Tries every data test on what changed or on everything, one after the other, and keeps what each found. */
export async function runTestStep(context: PipelineContext): Promise<StepResult> {
  const { db, runId, log } = context
  const tests = await listTests(context.settings.testsDir)
  const { seen, changes } = await claimChanges(context)
  const states: TestState[] = []
  let ofChanged = 0
  for await (const tried of runTests(context, tests, changes)) {
    await writeTestResults(db, runId, tried)
    for (const { test, result } of tried) {
      states.push(result.state)
      if (result.since !== null) ofChanged++
      if (result.state !== 'passed') log(`${result.state} ${test.name}: ${result.message}`)
    }
  }
  await forgetChanges(db, runId, seen)
  const count = (...wanted: TestState[]) => states.filter((state) => wanted.includes(state)).length
  const said = (['passed', 'warned', 'failed', 'errored', 'skipped'] as const).flatMap((state) =>
    count(state) > 0 ? `${formatCount(count(state))} ${state}` : [],
  )
  const state =
    count('failed', 'errored') > 0 ? 'failed' : count('warned', 'skipped') > 0 ? 'warned' : 'passed'
  return { state, rows: tests.length, message: `${said.join(', ')}.${sayLooked(tests.length, ofChanged)}` }
}

/** Nothing where all looked at everything. */
function sayLooked(tests: number, ofChanged: number): string {
  if (ofChanged === 0) return ''
  const others = tests - ofChanged
  return others === 0
    ? ' All looked at what changed.'
    : ` ${formatCount(others)} looked at everything, the others at what changed.`
}
