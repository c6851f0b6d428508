import { Prisma } from '@/lib/db'
import { readDbtTarget } from '@/lib/dbt/read-dbt-target'
import { formatCount } from '@/lib/format/format-number'
import { MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import { identifierSql } from '@/lib/sql/identifier-sql'
import type { PipelineContext, StepResult } from './pipeline-context'

/** Runs that are older are forgotten, with all that is kept of them. */
const KEPT_DAYS = 90

/** Tables that have more rows, as the database keeps in its statistics, are not counted row by row. */
const MOST_COUNTED = 100_000

/** Counts every model for the docs, large ones by the statistics, reads what dbt says of what is upstream, and forgets runs of long ago. */
export async function runDocsStep(context: PipelineContext): Promise<StepResult> {
  const { db, runId, log } = context
  const counts = MODEL_NAMES.map((name) => countSql(runId, name))
  const models = await db.$executeRaw`
    insert into model_count (run_id, model, rows, is_estimate) ${Prisma.join(counts, ' union all ')}
    on conflict (run_id, model) do update
    set rows = excluded.rows, is_estimate = excluded.is_estimate`
  const forgotten = await db.$executeRaw`
    delete from pipeline_run
    where finished_at < now() - make_interval(days => ${KEPT_DAYS})`
  if (forgotten > 0) log(`${formatCount(forgotten)} runs older than ${KEPT_DAYS} days were forgotten.`)
  const counted = `${formatCount(models)} models were counted.`
  return { rows: models, ...(await readUpstream(context, counted)) }
}

/** A row as of model_count. Where the statistics say nothing, as of a table that is new or lies on other nodes, it is counted. */
function countSql(runId: string | bigint, name: ModelName): Prisma.Sql {
  const isLarge = Prisma.sql`reltuples > ${MOST_COUNTED}`
  return Prisma.sql`
      select ${runId}::bigint, ${name},
        case when ${isLarge} then reltuples::bigint else (select count(*) from ${identifierSql(name)}) end, ${isLarge}
      from pg_class
      where oid = ${`"${name}"`}::regclass`
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
