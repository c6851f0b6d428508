import type { LawName } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'
import type { PipelineContext } from '../pipeline-context'
import { brokenLawSql } from './broken-law-sql'
import { findFailing } from './find-failing'
import { findStale } from './find-stale'
import { KEPT_ROWS, type TestFinding, toFinding } from './test-finding'

/** Whether a law of the funnel holds. */
export async function judgeLaw(
  context: PipelineContext,
  { law }: Readonly<{ law: LawName }>,
  model: ModelName,
): Promise<TestFinding> {
  if (law !== 'as_in_full') return findFailing(context, brokenLawSql(law, model), 'error')
  const rows = await findStale(context)
  return toFinding(rows.length, rows.slice(0, KEPT_ROWS))
}
