import type { Db } from '@/lib/db'
import type { ListedTest } from './data-tests/list-tests'
import type { TestResult } from './data-tests/test-finding'

export type TriedTest = Readonly<{ test: ListedTest; result: TestResult }>

/**
 * Keeps what tests of a run found, each once. Failing rows are kept of the last result that has any: they take the place of
 * earlier ones.
 */
export async function writeTestResults(db: Db, runId: bigint, tried: readonly TriedTest[]): Promise<void> {
  const rows = tried.flatMap(({ test: { name: test }, result }) =>
    result.rows.map((row, index) => ({ runId, test, number: index + 1, row: row ?? {} })),
  )
  await db.$transaction(async (tx) => {
    await tx.dataTestResult.createMany({ data: tried.map((one) => toRow(runId, one)) })
    if (rows.length === 0) return
    await tx.dataTestRow.deleteMany({ where: { test: { in: rows.map(({ test }) => test) } } })
    await tx.dataTestRow.createMany({ data: rows })
  })
}

function toRow(runId: bigint, { test: { name: test, model, column }, result }: TriedTest) {
  const { rows: _, since, lookedAt, known, ...found } = result
  return {
    runId,
    test,
    model,
    column,
    ...found,
    since,
    lookedAt: since === null ? null : (lookedAt ?? null),
    ...(known && { known }),
  }
}
