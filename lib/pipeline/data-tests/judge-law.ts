import type { LawName } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'
import type { PipelineContext } from '../pipeline-context'
import { brokenLawSql } from './broken-law-sql'
import { changedSql } from './changed-sql'
import { findFailing } from './find-failing'
import { findStale } from './find-stale'
import type { Look } from './look'
import { type TestFinding, toFinding } from './test-finding'

/** Whether a law of the funnel holds. */
export async function judgeLaw(
  context: PipelineContext,
  { law }: Readonly<{ law: LawName }>,
  { model, look }: Readonly<{ model: ModelName; look: Look }>,
): Promise<TestFinding> {
  const changed = look.kind === 'changed' ? changedSql(model, context.runId) : null
  if (law !== 'as_in_full')
    return findFailing(context, brokenLawSql(law, model, changed !== null), 'error', changed)
  const { rows, sessions } = await findStale(context, changed)
  return { ...toFinding(rows.length, rows), ...(changed && { lookedAt: sessions }) }
}
