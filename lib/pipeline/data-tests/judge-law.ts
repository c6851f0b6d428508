import { formatCount } from '@/lib/format/format-number'
import type { LawName } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'
import type { PipelineContext } from '../pipeline-context'
import { brokenLawSql } from './broken-law-sql'
import { findFailing } from './find-failing'
import { findStale } from './find-stale'
import { KEPT_ROWS, passed, type TestFinding } from './test-finding'

/** Whether a law of the funnel holds. */
export async function judgeLaw(
  context: PipelineContext,
  { law }: Readonly<{ law: LawName }>,
  model: ModelName,
): Promise<TestFinding> {
  if (law !== 'as_in_full') return findFailing(context, brokenLawSql(law, model), 'error')
  const rows = await findStale(context)
  if (rows.length === 0) return passed('Nothing breaks it.')
  const message = rows.length === 1 ? 'One row breaks it.' : `${formatCount(rows.length)} rows break it.`
  return { state: 'failed', failures: rows.length, message, rows: rows.slice(0, KEPT_ROWS) }
}
