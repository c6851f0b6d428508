import { createHash } from 'node:crypto'
import type { Db } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import type { TestState } from '@/lib/models/data-test'
import { listDeclaredTests } from '@/lib/models/registry'
import { getStanding } from '@/lib/store/data-tests'
import type { Finding } from '../finding'
import type { Judge } from './judge-context'

/** The data tests that were broken when they were last tried. */
export const judgeTests: Judge = async ({ db }) => {
  const { tests } = await getStanding(db)
  const broken = tests.filter(({ state }) => state === 'failed' || state === 'errored' || state === 'warned')
  const results = await Promise.all(broken.map(({ test }) => getLastResult(db, test)))
  return results.flatMap((result) => (result ? [toTestFinding(result)] : []))
}

type BrokenTest = Readonly<{
  runId: bigint
  test: string
  model: string
  state: TestState
  failures: number
  message: string
  /** The rows that broke it, of which only the first are kept. */
  rows: readonly unknown[]
}>

export function toTestFinding(broken: BrokenTest): Finding {
  const { runId, test, model, state, failures, message } = broken
  return {
    key: `test:${test}`,
    severity: state === 'warned' ? 'warning' : 'problem',
    title: `The data test ${test} ${VERBS[state]}`,
    detail: `Of the model ${model}: ${message}`,
    path: `/data/runs/${runId}`,
    fingerprint: `${state} ${toRowsMark(broken, failures)}`,
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

/** Which rows they are; where more broke it than are kept, how many, by order of magnitude. */
function toRowsMark({ test, rows }: BrokenTest, failures: number): string {
  if (MEASURING.has(test)) return ''
  if (failures > rows.length) return `${formatCount(10 ** (String(failures).length - 1))} or more`
  const texts = rows.map((row) => JSON.stringify(row)).sort()
  return createHash('sha256').update(texts.join('\n')).digest('hex')
}

async function getLastResult(db: Db, test: string): Promise<BrokenTest | null> {
  const result = await db.dataTestResult.findFirst({
    where: { test, state: { not: 'skipped' } },
    orderBy: { finishedAt: 'desc' },
    include: { rows: { orderBy: { number: 'asc' } } },
  })
  // States are written by lib/pipeline alone.
  return (
    result && {
      ...result,
      state: result.state as TestState,
      rows: result.rows.map(({ row }) => row as unknown),
    }
  )
}
