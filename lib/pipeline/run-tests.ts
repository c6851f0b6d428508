import { type Changed, listChanged } from './data-tests/changed-rows'
import { inTestTransaction } from './data-tests/in-test-transaction'
import type { ListedTest } from './data-tests/list-tests'
import { type Changes, chooseLook, type Look } from './data-tests/look'
import { runDataTest } from './data-tests/run-data-test'
import type { PipelineContext } from './pipeline-context'
import type { TriedTest } from './write-test-results'

type Chosen = Readonly<{ test: ListedTest; look: Look }>

/**
 * Tries tests in their order, some at a time: those that look at what changed of a model do so in one transaction, for which
 * that is listed once.
 */
export async function* runTests(
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
