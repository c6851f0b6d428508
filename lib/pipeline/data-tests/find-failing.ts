import type { Prisma } from '@/lib/db'
import type { PipelineContext } from '../pipeline-context'
import { inTestTransaction } from './in-test-transaction'
import { KEPT_ROWS, type TestFinding, toFinding } from './test-finding'

/** Counts what a select finds and keeps its first rows, in a transaction that cannot write. */
export async function findFailing(
  { db }: PipelineContext,
  select: Prisma.Sql,
  severity: 'warn' | 'error',
): Promise<TestFinding> {
  const found = await inTestTransaction(db, async (tx) => {
    await tx.$executeRaw`set transaction read only`
    return tx.$queryRaw<{ row: unknown; failures: number }[]>`
      with failing as (
        ${select}
      )
      select to_jsonb(failing) as row, (count(*) over ())::int as failures
      from failing
      limit ${KEPT_ROWS}`
  })
  return toFinding(
    found[0]?.failures ?? 0,
    found.map(({ row }) => row),
    severity,
  )
}
