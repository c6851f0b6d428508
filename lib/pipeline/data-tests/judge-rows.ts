import type { ModelName } from '@/lib/models/registry'
import type { PipelineContext } from '../pipeline-context'
import { changedSql } from './changed-sql'
import { failingRowsSql, type TestOfRows } from './failing-rows-sql'
import { findFailing } from './find-failing'
import { isKeptByDatabase } from './kept-by-database'
import type { Look } from './look'
import { passed, type TestFinding } from './test-finding'

/** Whether rows break what is asked of each. Of new rows that need not be asked which the database refuses otherwise. */
export async function judgeRows(
  context: PipelineContext,
  test: TestOfRows,
  { model, look }: Readonly<{ model: ModelName; look: Look }>,
): Promise<TestFinding> {
  const severity = test.severity ?? 'error'
  if (look.kind === 'changed' && (await isKeptByDatabase(context.db, model, test)))
    return { ...passed('The database itself lets nothing in that breaks it.'), lookedAt: 0 }
  const changed = look.kind === 'changed' ? changedSql(model, context.runId) : null
  return findFailing(context, failingRowsSql(model, test, changed !== null), severity, changed)
}
