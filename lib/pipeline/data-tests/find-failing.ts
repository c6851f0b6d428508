import { Prisma } from '@/lib/db'
import type { PipelineContext } from '../pipeline-context'
import { inTestTransaction } from './in-test-transaction'
import { KEPT_ROWS, type TestFinding, toFinding } from './test-finding'

/**
 * Counts what a select finds and keeps its first rows, in a transaction that cannot write. `changed`: the parts of
 * `changedSql` that the select reads, whose rows are counted too.
 */
export async function findFailing(
  { db }: PipelineContext,
  select: Prisma.Sql,
  severity: 'warn' | 'error',
  changed: Prisma.Sql | null = null,
): Promise<TestFinding> {
  const count = changed ? Prisma.sql`(select count(*)::int from looked)` : Prisma.sql`null::int`
  const found = await inTestTransaction(db, async (tx) => {
    await tx.$executeRaw`set transaction read only`
    return tx.$queryRaw<{ row: unknown; failures: number | null; lookedAt: number | null }[]>`
      with ${changed ? Prisma.sql`${changed},` : Prisma.empty} failing as (
        ${select}
      )
      select broken.*, counted.looked_at as "lookedAt"
      from (select ${count} as looked_at) as counted
      left join (
        select to_jsonb(failing) as row, (count(*) over ())::int as failures
        from failing
        limit ${KEPT_ROWS}
      ) as broken on true`
  })
  const [first] = found
  const failures = first?.failures ?? 0
  const rows = failures > 0 ? found.map(({ row }) => row) : []
  return { ...toFinding(failures, rows, severity), ...(changed && { lookedAt: first?.lookedAt ?? 0 }) }
}
