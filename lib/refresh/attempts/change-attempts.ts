import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { identifiersSql } from '@/lib/sql/identifier-sql'
import type { CurrentFunnel } from '@/lib/store/kept/current-funnels'
import { ofAttempts } from '../counts/counted'
import { ROLLUPS } from '../counts/rollups'
import { changedRowsSql } from '../recompute-touched'
import { IS_DROPPED } from '../sessions/keep-dropped'
import { ATTEMPT, attemptRowsSql } from './attempt-rows-sql'
import { getAttempted } from './get-attempted'

/** What the rollups of one funnel leave behind, in the way of those of the next. */
const LEFT_BEHIND = [
  'changed_session',
  'changed_user',
  'changed_element',
  'day_change',
  'month_change',
  'step_time_change',
  'attempt_now',
  'attempt_before',
  'attempt_change',
]

/**
 * Computes the attempts of touched sessions anew, or those of their users where attempts go across sessions, and adds up what differs.
 * Call it when session_path is up to date, and before orders are.
 */
export async function changeAttempts(
  tx: DbOrTransaction,
  funnels: readonly CurrentFunnel[],
  timeZone: string,
): Promise<void> {
  if (funnels.length === 0) return
  for (const statement of LIST_TOUCHED) await tx.$executeRaw(statement)
  const attempted = await getAttempted(tx, timeZone)
  for (const { id, definition } of funnels) {
    await tx.$executeRaw`drop table if exists ${identifiersSql(LEFT_BEHIND)}`
    const rows = attemptRowsSql(id, definition, { ...attempted, ...amongTouched(definition) })
    for (const statement of writesSql(id, definition, rows)) await tx.$executeRaw(statement)
    for (const { changeSql } of ROLLUPS) {
      for (const change of changeSql(ofAttempts(id, definition))) await tx.$executeRaw(change)
    }
  }
}

/** What comes to an order may be of whichever session an event of it is. */
const LIST_TOUCHED: readonly Prisma.Sql[] = [
  Prisma.sql`
    create temporary table touched_session on commit drop as
    select user_id, session_id from touched
    union
    select user_id, event.session_id from stale_order join event using (user_id, order_id)`,
  Prisma.sql`analyze touched_session`,
  Prisma.sql`
    create temporary table user_event on commit drop as
    select event.* from event where user_id in (select user_id from touched_session)`,
  Prisma.sql`
    create temporary table user_session on commit drop as
    select session_path.* from session_path where user_id in (select user_id from touched_session)`,
  Prisma.sql`analyze user_event (user_id, session_id, id, type), user_session (user_id, session_id)`,
]

/** True of rows that are computed anew. */
function isTouchedSql({ within }: Funnel): Prisma.Sql {
  return within === 'session'
    ? Prisma.sql`(user_id, session_id) in (select user_id, session_id from touched_session)`
    : Prisma.sql`user_id in (select user_id from touched_session)`
}

function amongTouched(funnel: Funnel) {
  return {
    events: Prisma.sql`(select * from user_event where ${isTouchedSql(funnel)})`,
    entries: Prisma.sql`user_event`,
    sessions: Prisma.sql`user_session`,
  }
}

/** True of an attempt whose events have gone because they are old: nothing is left to find it by, so it stands. */
export const STANDS = Prisma.sql`exists (
      select 1
      from session_path
      where session_path.user_id = attempt.user_id and session_path.session_id = attempt.session_id and ${IS_DROPPED}
    )`

function writesSql(key: string, funnel: Funnel, rows: Prisma.Sql): readonly Prisma.Sql[] {
  return [
    Prisma.sql`create temporary table attempt_now on commit drop as ${rows}`,
    Prisma.sql`
    create temporary table attempt_before on commit drop as
    select ${ATTEMPT} from attempt where funnel = ${key} and ${isTouchedSql(funnel)} and not ${STANDS}`,
    changedRowsSql(Prisma.raw('attempt'), ATTEMPT),
    Prisma.sql`
    delete from attempt
    using attempt_change as gone
    where gone.came < 0
      and attempt.funnel = ${key}
      and attempt.user_id = gone.user_id
      and attempt.started_at = gone.started_at
      and attempt.session_id = gone.session_id
      and attempt.product_id = gone.product_id`,
    Prisma.sql`
    insert into attempt (${ATTEMPT})
    select ${ATTEMPT} from attempt_change where came > 0
    order by started_on, user_id`,
  ]
}
