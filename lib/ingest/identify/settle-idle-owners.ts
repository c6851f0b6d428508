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
    with person as ( -- an id that is tied to another
      select *
      from ${rowsSql(rows, { id: 'text', personId: 'text' }, 'person')}
    ),
    idle as materialized ( -- an event that came without a session and may be somebody else's
      select event.user_id, event.id, ${GIVEN_USER} as given, case when ${isCheckoutSql()} then order_id end as order_id
      from event
      where event.is_idle and not ${isBackOfficeSql()} and ${which}
        and (event.given_user_id is not null or event.user_id in (select id from person) or ${isCheckoutSql()})
    ),
    owner as materialized ( -- whose its order is
      select id, user_id
      from "order"
      where id in (select order_id from idle)
    ),
    owned as ( -- the same event, and whose it is
      select idle.user_id as stored_under, idle.id, coalesce(owner.user_id, person.person_id, idle.given) as user_id
      from idle
      left join owner on owner.id = idle.order_id
      left join person on person.id = idle.given
    ),
    moving as materialized ( -- one that is stored under another user; found before its event is looked up
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
