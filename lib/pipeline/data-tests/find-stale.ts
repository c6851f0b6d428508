import { type DbOrTransaction, Prisma } from '@/lib/db'
import { nameTest } from '@/lib/models/data-test'
import { computeTouched } from '@/lib/refresh/sessions/compute-touched'
import { IS_DROPPED } from '@/lib/refresh/sessions/keep-dropped'
import { getProductFunnel } from '@/lib/store/event-meanings'
import type { PipelineContext } from '../pipeline-context'
import type { Changed } from './changed-rows'
import { inTestTransaction } from './in-test-transaction'

/** The sessions of about so many events are computed again: events are what it costs. */
const SAMPLE_EVENTS = 2000

/** As many sessions have about as many events. */
const SAMPLE_SESSIONS = 500

/** By the rows that are kept of it the sessions that were found wrong are known. */
const THIS_TEST = nameTest('session_path', { kind: 'law', law: 'as_in_full' })

/** Rows that are not as a rebuild would make them, and how many sessions were looked at. */
type Stale = Readonly<{ rows: readonly unknown[]; sessions: number }>

/**
 * Rows of a sample of sessions, of all or of those that changed, that a full rebuild would make otherwise, would make and that are missing, or would not
 * make. Sessions that wait for a refresh are left out, and so are those whose events have gone because they are old.
 */
export function findStale(context: PipelineContext, changed: Changed | null = null): Promise<Stale> {
  if (changed) return compare(changed.tx, context, CHANGED_SAMPLE)
  return inTestTransaction(context.db, (tx) => compare(tx, context, sampleSql(context.runId)))
}

async function compare(
  tx: DbOrTransaction,
  { settings }: PipelineContext,
  sample: Prisma.Sql,
): Promise<Stale> {
  const funnel = await getProductFunnel(tx)
  const state = await tx.refreshState.findUnique({ where: { id: 1 } })
  const sessions = await tx.$executeRaw(touchedSql(sample))
  await tx.$executeRaw`analyze touched`
  await computeTouched(tx, funnel, state?.timeZone ?? settings.timeZone)
  const paths = await findDifferent(tx, STORED_PATHS, Prisma.sql`path_now`)
  const products = await findDifferent(tx, STORED_PRODUCTS, Prisma.sql`product_now`)
  return { rows: [...paths, ...products], sessions }
}

/** Those of the sample, without those that cannot be held against anything yet. */
function touchedSql(sample: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    create temporary table touched on commit drop as
    with ${sample},
    waiting as ( -- a session that a refresh will compute again
      select user_id, session_id
      from dirty_session
      union
      select user_id, event.session_id
      from dirty_order
      join event using (user_id, order_id)
    ),
    asked as ( -- a session of the sample, or one that was found wrong before
      select user_id, session_id
      from sample
      union
      select found.row -> 'row' ->> 'user_id', found.row -> 'row' ->> 'session_id'
      from data_test_row as found
      where test = ${THIS_TEST}
    ),
    dropped as ( -- one of which nothing is left to compute
      select user_id, session_id
      from session_path
      where (user_id, session_id) in (select user_id, session_id from asked) and ${IS_DROPPED}
    )
    select user_id, session_id from asked
    except
    select user_id, session_id from waiting
    except
    select user_id, session_id from dropped`
}

/**
 * Another part of the sessions each run, by a hash of their ids: of those that have events, because a session may be
 * missing from the funnel, and of those that are in the funnel, because its events may be. Those that were found wrong
 * are looked at each time: what is wrong does not come right because another part is looked at.
 */
function sampleSql(runId: bigint): Prisma.Sql {
  const isInPart = Prisma.sql`(hashtext(user_id)::bigint + hashtext(session_id) + ${runId}::bigint) % part.size = 0`
  return Prisma.sql`
    part as ( -- one in how many sessions is looked at
      select greatest(1, count(*) / ${SAMPLE_EVENTS}::int) as size
      from event
    ),
    sample as ( -- a session of that part
      select user_id, session_id
      from event, part
      where ${isInPart}
      union
      select user_id, session_id
      from session_path, part
      where ${isInPart}
    )`
}

/** The sessions that a refresh computed last are what it may have got wrong. */
const CHANGED_SAMPLE = Prisma.sql`
    sample as ( -- some of the sessions that changed
      select user_id, session_id
      from session_mark
      order by hashtext(user_id || session_id)
      limit ${SAMPLE_SESSIONS}
    )`

/** Rows of sessions that are stored and not computed, or the other way round. */
function findDifferent(tx: DbOrTransaction, stored: Prisma.Sql, computed: Prisma.Sql): Promise<unknown[]> {
  return tx.$queryRaw<unknown[]>`
    select 'stored' as found, to_jsonb(missing) as row from (${stored} except table ${computed}) as missing
    union all
    select 'computed', to_jsonb(missing) from (table ${computed} except ${stored}) as missing`
}

const STORED_PATHS = Prisma.sql`
    select *
    from session_path
    where (user_id, session_id) in (select user_id, session_id from touched)`

/** They are found by their sessions' keys. */
const STORED_PRODUCTS = Prisma.sql`
    select *
    from product_funnel
    where (user_id, session_id) in (select user_id, session_id from touched)`
