import { Prisma } from '@/lib/db'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import { rowsSql } from '../write/rows-sql'

/** What one given user did under one session id of the source: all of it is one person's (docs/decisions/0031). */
export type Part = Readonly<{ sessionId: string; givenUserId: string }>

/** The user that a row of event itself names. */
export const GIVEN_USER = Prisma.sql`coalesce(event.given_user_id, event.user_id)`

/**
 * The events of a part, without shipments, which are of their order. Those that are counted for another user, and those
 * that are not, are each found by an index of their own. `events`: where they are read, as `gatherEvents` says.
 */
export function partEventsSql(
  events: Prisma.Sql,
  sessionId: Prisma.Sql,
  givenUserId: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`(
        select event.*
        from ${events} as event
        where event.user_id = ${givenUserId}
          and event.session_id = ${sessionId}
          and event.given_user_id is null
          and not event.is_idle
          and not ${isBackOfficeSql()}
        union all
        select event.*
        from ${events} as event
        where event.given_user_id = ${givenUserId}
          and event.session_id = ${sessionId}
          and not event.is_idle
          and not ${isBackOfficeSql()}
      )`
}

/** The given user of the first event of a session id, in order of time or against it, of which `isIt` is true. */
export function nearestSql(
  events: Prisma.Sql,
  sessionId: Prisma.Sql,
  isIt: Prisma.Sql,
  direction: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`(
        select ${GIVEN_USER} as given_user_id
        from ${events} as event
        where event.session_id = ${sessionId}
          and not ${isBackOfficeSql()}
          and ${isIt}
        order by event.occurred_at ${direction}
        limit 1
      )`
}

/** Rows (session_id, given_user_id). */
export function partsSql(parts: readonly Part[], name = 'part'): Prisma.Sql {
  return rowsSql(parts, { sessionId: 'text', givenUserId: 'text' }, name)
}

export function keyOfPart({ sessionId, givenUserId }: Part): string {
  // No id holds a zero byte.
  return `${sessionId}\u0000${givenUserId}`
}

/** Each part once. */
export function distinctParts(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [keyOfPart(part), part])).values()]
}
