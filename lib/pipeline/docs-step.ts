import { Prisma } from '@/lib/db'
import { readDbtTarget } from '@/lib/dbt/read-dbt-target'
import { formatCount } from '@/lib/format/format-number'
import { MODEL_NAMES } from '@/lib/models/registry'
import { identifierSql } from '@/lib/sql/identifier-sql'
import type { PipelineContext, StepResult } from './pipeline-context'

/** Runs that are older are forgotten, with all that is kept of them. */
const KEPT_DAYS = 90

/** Counts every model for the docs, reads what dbt says of what is upstream, and forgets runs of long ago. */
export async function runDocsStep(context: PipelineContext): Promise<StepResult> {
  const { db, runId, log } = context
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
  const counted = `${formatCount(models)} models were counted.`
  return { rows: models, ...(await readUpstream(context, counted)) }
}

/** What dbt says changes no number of ours, so what cannot be read is a warning. */
async function readUpstream(
  { db, settings: { dbtTarget }, now, log }: PipelineContext,
  counted: string,
): Promise<Pick<StepResult, 'state' | 'message'>> {
  if (dbtTarget === null) return { state: 'passed', message: counted }
  const { kept, problems } = await readDbtTarget(db, dbtTarget, { by: 'the pipeline', now })
  for (const problem of problems) log(problem)
  if (problems.length > 0) return { state: 'warned', message: `${counted} ${problems[0]}` }
  const news =
    kept === 0
      ? 'Nothing of dbt was new.'
      : `${kept === 1 ? 'One file of dbt was' : `${kept} files of dbt were`} read.`
  return { state: 'passed', message: `${counted} ${news}` }
}
