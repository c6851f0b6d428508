import type { DbOrTransaction } from '@/lib/db'
import type { PipelineContext } from '../pipeline-context'
import { failingRowsSql, type TestOfRows } from './failing-rows-sql'
import { findFailing } from './find-failing'
import type { AskedOf } from './look'
import { passed, type TestFinding } from './test-finding'

/** Whether rows break what is asked of each. Of new rows that need not be asked which the database refuses otherwise. */
export async function judgeRows(
  context: PipelineContext,
  test: TestOfRows,
  { model, changed }: AskedOf,
): Promise<TestFinding> {
  if (changed && (await isKeptByDatabase(changed.tx, model, test)))
    return { ...passed('The database itself lets nothing in that breaks it.'), lookedAt: 0 }
  const select = failingRowsSql(model, test, changed !== null && changed.rows !== null)
  return findFailing(context, select, test.severity ?? 'error', changed)
}

/** Whether a constraint or a unique index of the table keeps what a test asks, so that no new row can break it. */
async function isKeptByDatabase(db: DbOrTransaction, model: string, test: TestOfRows): Promise<boolean> {
  if (test.kind === 'not_null') {
    const [column] = await db.$queryRaw<{ is: boolean }[]>`
      select attnotnull as is
      from pg_attribute
      where attrelid = ${`public."${model}"`}::regclass and attname = ${test.column}`
    return column?.is ?? false
  }
  if (test.kind !== 'unique') return false
  const [index] = await db.$queryRaw<{ is: boolean }[]>`
    select exists (
      select 1
      from pg_index
      where indrelid = ${`public."${model}"`}::regclass
        and indisunique and indisvalid and indpred is null and indexprs is null
        and ${[...test.columns].sort()}::text[] @> array(
          select attname::text
          from pg_attribute
          where attrelid = indrelid and attnum = any ((indkey::int2[])[0:indnkeyatts - 1])
        )
    ) as is`
  return index?.is ?? false
}
