import type { DbOrTransaction, Prisma } from '@/lib/db'
import type { PipelineContext } from '../pipeline-context'
import type { Changed } from './changed-rows'
import { inTestTransaction } from './in-test-transaction'
import { KEPT_ROWS, type TestFinding, toFinding } from './test-finding'

/**
 * Counts what a select finds and keeps its first rows: in a transaction of its own that cannot write, or in the one whose
 * tables say what changed.
 */
export async function findFailing(
  { db }: PipelineContext,
  select: Prisma.Sql,
  severity: 'warn' | 'error',
  changed: Changed | null = null,
): Promise<TestFinding> {
  if (changed) return { ...(await find(changed.tx, select, severity)), ...sayRows(changed) }
  return inTestTransaction(db, async (tx) => {
    await tx.$executeRaw`set transaction read only`
    return find(tx, select, severity)
  })
}

/** How many rows a judge of what changed looked at; nothing where those are all. */
export function sayRows({ rows }: Changed): Pick<TestFinding, 'lookedAt'> {
  return rows === null ? {} : { lookedAt: rows }
}

async function find(
  tx: DbOrTransaction,
  select: Prisma.Sql,
  severity: 'warn' | 'error',
): Promise<TestFinding> {
  // Counted whole: as if only the first rows were wanted a plan is chosen that reads all of an index.
  const found = await tx.$queryRaw<{ row: unknown; failures: number }[]>`
    with failing as materialized (
      ${select}
    )
    select to_jsonb(failing) as row, (count(*) over ())::int as failures
    from failing
    limit ${KEPT_ROWS}`
  return toFinding(
    found[0]?.failures ?? 0,
    found.map(({ row }) => row),
    severity,
  )
}
