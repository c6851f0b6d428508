import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import type { LawName } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'
import { EVERYTHING } from '@/lib/query/report-query'
import { UNITS, type Unit } from '@/lib/query/unit'
import { productFunnelSql } from '@/lib/refresh/product-funnel-sql'
import { sessionPathSql } from '@/lib/refresh/session-path-sql'
import { runFunnel } from '@/lib/reports/funnel/run-funnel'
import type { PipelineContext } from '../pipeline-context'
import { KEPT_ROWS, passed, type TestFinding } from './test-finding'

type Law = (context: PipelineContext, model: ModelName) => Promise<readonly unknown[]>

/** The rows that break a law, all of them. */
const FIND: Readonly<Record<LawName, Law>> = {
  steps_never_increase: ({ db }) => findIncreases(db),
  days_add_up: ({ db }, model) => findWrongDays(db, model),
  as_in_full: (context) => findStale(context),
}

/** Whether a law of the funnel holds. */
export async function judgeLaw(
  context: PipelineContext,
  { law }: Readonly<{ law: LawName }>,
  model: ModelName,
): Promise<TestFinding> {
  const rows = await FIND[law](context, model)
  if (rows.length === 0) return passed('It holds.')
  const count = rows.length === 1 ? 'One row breaks it.' : `${formatCount(rows.length)} rows break it.`
  return { state: 'failed', failures: rows.length, message: count, rows: rows.slice(0, KEPT_ROWS) }
}

/** Steps of the funnel, by unit, that have more than the one before. */
async function findIncreases(db: Db): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (const unit of Object.keys(UNITS) as Unit[]) {
    const { steps } = await runFunnel(db, { ...EVERYTHING, unit })
    steps.forEach(({ step, count }, index) => {
      const before = steps[index - 1]
      if (before && count > before.count) found.push({ unit, step, count, before: before.count })
    })
  }
  return found
}

/** Counts by day that are not those of the rows: of a day and steps, what is stored and what would be right. */
function findWrongDays(db: Db, model: ModelName): Promise<unknown[]> {
  const ofProducts = model === 'product_day'
  const key = ofProducts ? Prisma.sql`day, product_id, steps` : Prisma.sql`day, steps`
  const counted = ofProducts
    ? Prisma.sql`
        select started_on as day, product_id, steps, count(*)::int as sessions
        from product_funnel
        group by started_on, product_id, steps`
    : Prisma.sql`
        select started_on as day, steps, count(*)::int as sessions
        from session_path
        group by started_on, steps`
  const stored = ofProducts ? Prisma.sql`product_day` : Prisma.sql`session_day`
  return db.$queryRaw<unknown[]>`
    with counted as ( -- a day and a set of steps, as the rows say
      ${counted}
    )
    select ${key}, stored.sessions as stored, counted.sessions as counted
    from ${stored} as stored
    full join counted using (${key})
    where stored.sessions is distinct from counted.sessions`
}

/** About so many sessions are computed again. */
const SAMPLE = 200

/** Rows of a sample of sessions that a full rebuild would make otherwise. Sessions that wait for a refresh are left out. */
function findStale({ db, runId, settings }: PipelineContext): Promise<readonly unknown[]> {
  return db.$transaction(
    async (tx) => {
      const state = await tx.refreshState.findUnique({ where: { id: 1 } })
      await tx.$executeRaw(sampleSql(runId))
      await tx.$executeRaw`analyze touched`
      await tx.$executeRaw`
        create temporary table path_now on commit drop as
        ${sessionPathSql('touched', state?.timeZone ?? settings.timeZone)}`
      await tx.$executeRaw`analyze path_now`
      await tx.$executeRaw`
        create temporary table product_now on commit drop as
        ${productFunnelSql('touched', Prisma.sql`path_now`)}`
      return [...(await findDifferent(tx, 'path')), ...(await findDifferent(tx, 'product'))]
    },
    { timeout: 10 * 60 * 1000, maxWait: 10 * 60 * 1000, isolationLevel: 'RepeatableRead' },
  )
}

/** Another part of the sessions each run. */
function sampleSql(runId: bigint): Prisma.Sql {
  return Prisma.sql`
    create temporary table touched on commit drop as
    with part as ( -- one in how many is looked at
      select greatest(1, count(*) / ${SAMPLE}::int)::int as size
      from session_path
    )
    select session_id
    from session_path, part
    where (hashtext(session_id)::bigint + ${runId}::bigint) % part.size = 0
      and session_id <> all (array(
        select dirty_session.session_id
        from dirty_session
        union
        select event.session_id
        from dirty_order
        join event using (order_id)
      ))`
}

/** Rows that are stored and not computed, or the other way round. Those of products are found by their sessions' keys. */
function findDifferent(tx: DbOrTransaction, kind: 'path' | 'product'): Promise<unknown[]> {
  const computed = kind === 'path' ? Prisma.sql`path_now` : Prisma.sql`product_now`
  const rows = kind === 'path' ? Prisma.sql`session_path.*` : Prisma.sql`product_funnel.*`
  const products = Prisma.sql`join product_funnel using (user_id, session_id)`
  const stored = Prisma.sql`
    select ${rows}
    from session_path
    ${kind === 'path' ? Prisma.empty : products}
    where session_path.session_id = any (array(select session_id from touched))`
  return tx.$queryRaw<unknown[]>`
    select 'stored' as found, to_jsonb(missing) as row from (${stored} except table ${computed}) as missing
    union all
    select 'computed', to_jsonb(missing) from (table ${computed} except ${stored}) as missing`
}
