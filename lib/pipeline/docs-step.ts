import { Prisma } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { MODEL_NAMES } from '@/lib/models/registry'
import { identifierSql } from '@/lib/sql/identifier-sql'
import type { PipelineContext, StepResult } from './pipeline-context'

/** Runs that are older are forgotten, with all that is kept of them. */
const KEPT_DAYS = 90

/** Counts every model for the docs, and forgets runs of long ago. */
export async function runDocsStep({ db, runId, log }: PipelineContext): Promise<StepResult> {
  const counts = MODEL_NAMES.map(
    (name) => Prisma.sql`
      select ${runId}::bigint, ${name}, count(*)
      from ${identifierSql(name)}`,
  )
  const models = await db.$executeRaw`
    insert into model_count (run_id, model, rows) ${Prisma.join(counts, ' union all ')}
    on conflict (run_id, model) do update
    set rows = excluded.rows`
  const forgotten = await db.$executeRaw`
    delete from pipeline_run
    where finished_at < now() - make_interval(days => ${KEPT_DAYS})`
  if (forgotten > 0) log(`${formatCount(forgotten)} runs older than ${KEPT_DAYS} days were forgotten.`)
  return { state: 'passed', rows: models, message: `${formatCount(models)} models were counted.` }
}
