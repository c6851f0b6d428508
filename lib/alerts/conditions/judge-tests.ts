import type { TestState } from '@/lib/models/data-test'
import { listDeclaredTests } from '@/lib/models/registry'
import { listLastResults, type StoredTestResult } from '@/lib/store/runs/data-tests'
import type { Finding, Judge } from './condition'

/** The data tests that were broken when they were last tried. */
export const judgeTests: Judge = async ({ db, open }) => {
  const broken = await listLastResults(db, ({ state }) => state !== 'passed' && state !== 'skipped')
  return broken.map((result) => toTestFinding(result, open.get(`test:${result.test}`)))
}

/**
 * Another one where its state is, or where it breaks in ten times as many places as it ever did since it opened: which rows
 * they are changes from run to run though nothing else is wrong. `before` is its fingerprint while it is open.
 */
function toTestFinding(
  { runId, test, model, state, failures, message }: StoredTestResult,
  before: string | undefined,
): Finding {
  const digits = MEASURING.has(test) ? 1 : String(failures).length
  const most = Math.max(digits, before === undefined ? 0 : countDigits(before, state))
  return {
    key: `test:${test}`,
    severity: state === 'warned' ? 'warning' : 'problem',
    title: `The data test ${test} ${VERBS[state]}`,
    detail: `Of the model ${model}: ${message}`,
    path: `/data/runs/${runId}`,
    fingerprint: `${state} ${10 ** (most - 1)}`,
  }
}

const VERBS: Readonly<Record<TestState, string>> = {
  passed: 'passes',
  warned: 'warns',
  failed: 'fails',
  errored: 'could not be tried',
  skipped: 'was skipped',
}

/** What these measure is another number each time: only their state is news. */
const MEASURING: ReadonlySet<string> = new Set(
  listDeclaredTests()
    .filter(
      ({ test }) =>
        test.kind === 'freshness' ||
        test.kind === 'usual_rows' ||
        (test.kind === 'law' && test.law === 'as_in_full'),
    )
    .map(({ name }) => name),
)

/** Of a fingerprint; 0 where it is of another state. */
function countDigits(fingerprint: string, state: TestState): number {
  const [known, most = ''] = fingerprint.split(' ')
  return known === state && /^10*$/.test(most) ? most.length : 0
}
