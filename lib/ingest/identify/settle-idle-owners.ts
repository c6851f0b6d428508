import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isBackOfficeSql, isCheckoutSql } from '@/lib/store/event-meanings'
import { rowsSql } from '../write/rows-sql'
import { GIVEN_USER } from './part-sql'
import { settleIdle } from './settle-idle'
import { TAKE_AND_STORE } from './settle-sessions'
import { findPersons } from './ties'

/** `orderId`: of a checkout. */
type Moved = Readonly<{ userId: string; movesTo: string; occurredAt: Date; orderId: string | null }>

/**
 * Settles whose events are that came without a session, of those that `which` is true of: a checkout is its order's user's,
 * all else is whoever the id in its row is tied to. No sign-in can be seen in sessions that idle minutes make. Makes the
 * sessions before and after anew, and returns the orders whose checkouts moved.
 */
export async function settleIdleOwners(tx: DbOrTransaction, which: Prisma.Sql): Promise<string[]> {
  const given = await tx.$queryRaw<{ id: string }[]>`
    select distinct ${GIVEN_USER} as id
    from event
    where is_idle and ${which} and exists (select 1 from id_tie where id_tie.from_id = ${GIVEN_USER})`
  const persons = await findPersons(
    tx,
    given.map(({ id }) => id),
  )
  const moved = await moveIdle(tx, which, persons)
  await settleIdle(
    tx,
    moved.flatMap(({ userId, movesTo, occurredAt }) =>
      [userId, movesTo].map((id) => ({ userId: id, occurredAt })),
    ),
  )
  return moved.flatMap(({ orderId }) => orderId ?? [])
}

function moveIdle(
  tx: DbOrTransaction,
  which: Prisma.Sql,
  persons: ReadonlyMap<string, string>,
): Promise<Moved[]> {
  const rows = [...persons].map(([id, personId]) => ({ id, personId }))
  return tx.$queryRaw<Moved[]>`
    with owned as ( -- an event that came without a session, and whose it is
      select event.user_id as stored_under, event.id,
        coalesce(
          case when ${isCheckoutSql()} then (select "order".user_id from "order" where "order".id = event.order_id) end,
          person.person_id,
          ${GIVEN_USER}
        ) as user_id
      from event
      left join ${rowsSql(rows, { id: 'text', personId: 'text' }, 'person')} on person.id = ${GIVEN_USER}
      where event.is_idle and not ${isBackOfficeSql()} and ${which}
    ),
    moving as ( -- one that is stored under another user
      select *
      from owned
      where stored_under <> user_id
    ),
    ${TAKE_AND_STORE},
    marked as ( -- a session that lost or got events
      insert into dirty_session (user_id, session_id)
      select user_id, session_id from gone
      union
      select moves_to, session_id from gone
    )
    select user_id as "userId", moves_to as "movesTo", occurred_at as "occurredAt",
      case when ${isCheckoutSql(Prisma.sql`type`)} then order_id end as "orderId"
    from gone`
}
