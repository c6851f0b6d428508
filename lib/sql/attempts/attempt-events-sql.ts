import type { Funnel } from '@/lib/funnel/definition'
import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'
import { onDaysSql } from '../day-sql'
import { inRangeSql } from '../range-sql'
import { raw } from '../raw'

/** `oneIn`: only one user in so many is looked at, a power of two; 1: all. The same users each time. */
export type EventsAsked = Readonly<{ range: DayRange | null; timeZone: string; oneIn: number }>

/**
 * The events that can be of an attempt which entered in the range, for `Attempted.events`: within sessions those of the
 * sessions that started in it; in a window all of users who did the first step in it, until the last window has passed.
 * Undefined where that is all events.
 */
export function attemptEventsSql(funnel: Funnel, asked: EventsAsked): Prisma.Sql | undefined {
  if (!asked.range && asked.oneIn === 1) return undefined
  return funnel.within === 'session' ? ofSessionsSql(asked) : ofUsersSql(funnel, asked, funnel.within.seconds)
}

function ofSessionsSql({ range, oneIn }: EventsAsked): Prisma.Sql {
  return Prisma.sql`(
      select event.*
      from session_path
      join event using (user_id, session_id)
      where ${inRangeSql(Prisma.sql`started_on`, range)} and ${oneInSql(Prisma.sql`session_path.user_id`, oneIn)})`
}

function ofUsersSql({ steps }: Funnel, { range, timeZone, oneIn }: EventsAsked, seconds: number): Prisma.Sql {
  const entries = steps[0]?.match.types ?? []
  const isInTime = range
    ? Prisma.sql`event.occurred_at < (${range.to}::date + 1)::timestamp at time zone 'UTC' + make_interval(secs => ${seconds})`
    : Prisma.sql`true`
  return Prisma.sql`(
      select event.*
      from event
      where ${isInTime}
        and event.user_id in (
          select user_id
          from event
          where type = any (${[...entries]}::text[])
            and ${onDaysSql(Prisma.sql`occurred_at`, range, timeZone)}
            and ${oneInSql(Prisma.sql`user_id`, oneIn)}))`
}

/** True for one user in so many, always the same ones. */
export function oneInSql(user: Prisma.Sql, oneIn: number): Prisma.Sql {
  return oneIn === 1 ? Prisma.sql`true` : Prisma.sql`hashtext(${user}) & ${raw(oneIn - 1)} = 0`
}
