import type { LawName } from '@/lib/models/data-test'
import type { PipelineContext } from '../pipeline-context'
import { brokenLawSql } from './broken-law-sql'
import { findFailing } from './find-failing'
import { findStale } from './find-stale'
import type { AskedOf } from './look'
import { type TestFinding, toFinding } from './test-finding'

/** Whether a law of the funnel holds. */
export async function judgeLaw(
  context: PipelineContext,
  { law }: Readonly<{ law: LawName }>,
  { model, changed }: AskedOf,
): Promise<TestFinding> {
  if (law !== 'as_in_full')
    return findFailing(context, brokenLawSql(law, model, changed !== null), 'error', changed)
  const { rows, sessions } = await findStale(context, changed)
  return { ...toFinding(rows.length, rows), ...(changed && { lookedAt: sessions }) }
}
