import type { Db } from '@/lib/db'
import type { TestState } from '@/lib/models/data-test'

/** What a data test found in a run. */
export type StoredTestResult = Readonly<{
  runId: string
  test: string
  model: string
  column: string | null
  state: TestState
  failures: number
  message: string
  startedAt: Date
  finishedAt: Date
}>

/** What a run found, by the order in which it was tried. */
export async function listRunTests(db: Db, runId: bigint): Promise<StoredTestResult[]> {
  const rows = await db.dataTestResult.findMany({
    where: { runId },
    orderBy: [{ startedAt: 'asc' }, { test: 'asc' }],
  })
  return rows.map(toResult)
}

type Row = Omit<StoredTestResult, 'runId' | 'state'> & Readonly<{ runId: bigint; state: string }>

function toResult({ runId, state, ...row }: Row): StoredTestResult {
  // Written by lib/pipeline alone.
  return { ...row, runId: String(runId), state: state as TestState }
}
