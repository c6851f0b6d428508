import { formatCount } from '@/lib/format/format-number'
import type { TestState } from '@/lib/models/data-test'
import { type Changed, listChanged } from './data-tests/changed-rows'
import { claimChanges, forgetChanges } from './data-tests/claim-changes'
import { inTestTransaction } from './data-tests/in-test-transaction'
import { type ListedTest, listTests } from './data-tests/list-tests'
import { type Changes, chooseLook, type Look } from './data-tests/look'
import { runDataTest } from './data-tests/run-data-test'
import type { PipelineContext, StepResult } from './pipeline-context'
import { type TriedTest, writeTestResults } from './write-test-results'

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

type Chosen = Readonly<{ test: ListedTest; look: Look }>

/**
 * Tries tests in their order, some at a time: those that look at what changed of a model do so in one transaction, for which
 * that is listed once.
 */
async function* runTests(
  context: PipelineContext,
  tests: readonly ListedTest[],
  changes: Changes | null,
): AsyncGenerator<TriedTest[]> {
  for (const group of toGroups(tests.map((test) => ({ test, look: chooseLook(test, changes) })))) {
    const [first] = group
    if (first?.look.kind !== 'changed') yield await tryAll(context, group, null)
    else {
      const { model } = first.test
      yield await inTestTransaction(context.db, async (tx) =>
        tryAll(context, group, await listChanged(tx, model, context.runId)),
      )
    }
  }
}

async function tryAll(
  context: PipelineContext,
  group: readonly Chosen[],
  changed: Changed | null,
): Promise<TriedTest[]> {
  const tried: TriedTest[] = []
  for (const { test, look } of group)
    tried.push({ test, result: await runDataTest(context, test, look, changed) })
  return tried
}

/** Those that look at what changed of one model together, those that look at nothing too; each other by itself. */
function toGroups(chosen: readonly Chosen[]): Chosen[][] {
  const groups: Chosen[][] = []
  for (const one of chosen) {
    const last = groups.at(-1)
    if (last?.[0] && isTogether(last[0], one)) last.push(one)
    else groups.push([one])
  }
  return groups
}

function isTogether(one: Chosen, other: Chosen): boolean {
  if (one.look.kind !== other.look.kind || one.look.kind === 'all') return false
  return one.look.kind === 'none' || one.test.model === other.test.model
}
