import type { Db } from '@/lib/db'
import type { ListedTest } from './listed-test'
import type { TestResult } from './test-finding'

/** Keeps a result. Failing rows are kept of the last result that has any: they take the place of earlier ones. */
export async function writeTestResult(
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
