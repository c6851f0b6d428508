import { type DbOrTransaction, Prisma } from '@/lib/db'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import { GIVEN_USER, nearestSql, type Part, partEventsSql, partsSql } from './part-sql'

/** A part, and the other one of its session id that is the same person, before or after a sign-in. */
export type SignIn = Part &
  Readonly<{
    partner: string
    /** The partner's events are the later ones. */
    isPartnerLater: boolean
    /** Whether the shop knows them by name. */
    isKnown: boolean
    isPartnerKnown: boolean
  }>

/** So long after the last event of a guest the first of the user may be. */
const LONGEST = Prisma.sql`interval '30 minutes'`

/**
 * The sign-ins in which these parts take part: the events of one, which begin first, end where those of the other begin or
 * at most 30 minutes before, and nobody else has an event of the session id from 30 minutes before the two to 30 minutes
 * after them. Only the nearest events are looked at: thousands may share a session id.
 */
export function findSignIns(
  tx: DbOrTransaction,
  events: Prisma.Sql,
  parts: readonly Part[],
): Promise<SignIn[]> {
  return tx.$queryRaw<SignIn[]>`
    with part as ( -- a part with its first and last moment
      select asked.*, span.begins_at, span.ends_at
      from ${partsSql(parts, 'asked')}
      cross join lateral ${spanSql(events, Prisma.sql`asked.session_id`, Prisma.sql`asked.given_user_id`)} as span
      where span.begins_at is not null
    ),
    near as ( -- a part and whose event of its session id is the next before or after it
      select part.*, nearest.given_user_id as partner
      from part
      cross join lateral (
        ${metSql(events, Prisma.sql`event.occurred_at between part.begins_at - ${LONGEST} and part.begins_at`, Prisma.sql`desc`)}
        union
        ${metSql(events, Prisma.sql`event.occurred_at between part.ends_at and part.ends_at + ${LONGEST}`, Prisma.sql`asc`)}
      ) as nearest
    ),
    met as ( -- the same with the first and last moment of the other
      select near.*, span.begins_at as partner_begins_at, span.ends_at as partner_ends_at
      from near
      cross join lateral ${spanSql(events, Prisma.sql`near.session_id`, Prisma.sql`near.partner`)} as span
    ),
    named as ( -- one whom the shop knows by name
      select id from "user" where id in (select given_user_id from met union select partner from met)
    )
    select session_id as "sessionId", given_user_id as "givenUserId", partner,
      partner_begins_at > begins_at as "isPartnerLater",
      given_user_id in (select id from named) as "isKnown",
      partner in (select id from named) as "isPartnerKnown"
    from met
    where partner_begins_at <> begins_at
      and (partner_ends_at <= begins_at or partner_begins_at >= ends_at)
      and (
        -- As "not exists" it would be compared with all events of the session id.
        select event.id
        from ${events} as event
        where event.session_id = met.session_id
          and event.occurred_at >= least(begins_at, partner_begins_at) - ${LONGEST}
          and event.occurred_at <= greatest(ends_at, partner_ends_at) + ${LONGEST}
          and ${GIVEN_USER} <> met.given_user_id
          and ${GIVEN_USER} <> partner
          and not ${isBackOfficeSql()}
        limit 1
      ) is null
    order by session_id, given_user_id`
}

function spanSql(events: Prisma.Sql, sessionId: Prisma.Sql, givenUserId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
        select min(occurred_at) as begins_at, max(occurred_at) as ends_at
        from ${partEventsSql(events, sessionId, givenUserId)} as own
      )`
}

function metSql(events: Prisma.Sql, isNear: Prisma.Sql, direction: Prisma.Sql): Prisma.Sql {
  const isOther = Prisma.sql`${isNear} and ${GIVEN_USER} <> part.given_user_id`
  return nearestSql(events, Prisma.sql`part.session_id`, isOther, direction)
}
