import type { PipelineContext } from '../pipeline-context'
import { failingRowsSql, type TestOfRows } from './failing-rows-sql'
import { findFailing } from './find-failing'
import { isKeptByDatabase } from './kept-by-database'
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
