import type { DbOrTransaction } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'

// What changed since the data tests last looked (docs/decisions/0053): sessions that a refresh computed, orders that were written.

/** Of more than this no list is kept: the tests look at everything then. */
export const MOST_UNTESTED = 100_000

/**
 * Lists the sessions that `recomputeTouched` computed with the day on which they were counted before, and the days of those
 * that are no longer there. One that is gone may be of a person who was erased: nothing but its day is kept.
 */
export async function keepUntestedSessions(tx: DbOrTransaction): Promise<void> {
  if ((await tx.untestedSession.count()) > MOST_UNTESTED) return
  await tx.$executeRaw`
    insert into untested_session (user_id, session_id, was_on)
    select user_id, session_id, path_before.started_on
    from path_now
    left join path_before using (user_id, session_id)
    limit ${MOST_UNTESTED + 1}`
  await tx.$executeRaw`
    insert into untested_session (user_id, session_id, was_on)
    select distinct '', '', started_on
    from (select user_id, session_id from path_before except select user_id, session_id from path_now) as gone
    join path_before using (user_id, session_id)`
}

/** A statement that lists orders: rows of `user_id, order_id`. */
export function keepUntestedOrdersSql(orders: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
      insert into untested_order (user_id, order_id)
      select distinct user_id, order_id
      from ${orders}
      where (select count(*) from untested_order) <= ${MOST_UNTESTED}`
}

/** The same of marks. Of an order of which nothing is left nothing is kept: it may be of a person who was erased. */
export function keepUntestedMarksSql(marks: Prisma.Sql): Prisma.Sql {
  return keepUntestedOrdersSql(Prisma.sql`(
        select user_id, order_id from ${marks} join event using (user_id, order_id)
        union
        select user_id, order_id from ${marks} join (select user_id, id as order_id from "order") as filed using (user_id, order_id)
        union
        select user_id, order_id from ${marks} join order_item using (user_id, order_id)
      ) as known`)
}
