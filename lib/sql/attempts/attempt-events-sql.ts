import type { Funnel, Step } from '@/lib/funnel/definition'
import { countDays, type DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'
import { inRangeSql } from '../range-sql'
import { raw } from '../raw'
import type { Attempted } from './attempts-sql'
import { matchSql } from './match-sql'

/**
 * `oneIn`: only one user in so many is looked at, a power of two; 1: all. The same users each time. `today`: of UTC. `chained`: the users of
 * `chainedUsersSql`; null where they were not looked for, and everything before the range is read.
 */
export type EventsAsked = Readonly<{
  range: DayRange | null
  oneIn: number
  chained: readonly string[] | null
  today: string
}>

/**
 * The events that can be of an attempt which entered in the range, for `Attempted`, and the sessions: within sessions those
 * that started in it; in a window the events from a window before it until the last window has passed, of chained users
 * also what came before.
 */
export function attemptEventsSql(
  funnel: Funnel,
  asked: EventsAsked,
): Pick<Attempted, 'events' | 'sessions' | 'isSample'> {
  const { range, oneIn } = asked
  const isSample = oneIn > 1
  if (!range && !isSample) return {}
  if (funnel.within !== 'session') {
    return { isSample, events: ofUsersSql(asked, spanSql(funnel.within.seconds)) }
  }
  return {
    events: ofSessionsSql(asked),
    sessions: Prisma.sql`(select * from session_path where ${inRangeSql(Prisma.sql`started_on`, range)})`,
  }
}

/** Nothing says when a session ended: events of long ago are looked up by session, of late whatever came since is read. */
function ofSessionsSql({ range, oneIn, today }: EventsAsked): Prisma.Sql {
  const isLater = range ? Prisma.sql`occurred_at >= ${beforeSql(range)}` : Prisma.sql`true`
  const lookUp = Prisma.sql`
      join session_path using (user_id, session_id)
      where ${inRangeSql(Prisma.sql`started_on`, range)} and`
  return Prisma.sql`(
      select event.*
      from event
      ${range && isLongAgo(range, today) ? lookUp : Prisma.sql`where`} ${isLater} and ${oneInSql(Prisma.sql`user_id`, oneIn)})`
}

/** Whether more days have passed since than it has: which way is shorter, never what is found. */
function isLongAgo(range: DayRange, today: string): boolean {
  return countDays({ from: range.to, to: today }) > countDays(range)
}

function ofUsersSql({ range, oneIn, chained }: EventsAsked, span: Prisma.Sql): Prisma.Sql {
  const isInTime = range
    ? Prisma.sql`occurred_at < (${range.to}::date + 1)::timestamp at time zone 'UTC' + ${span}`
    : Prisma.sql`true`
  const isNear =
    range && chained
      ? Prisma.sql`(occurred_at >= ${beforeSql(range)} - ${span} or user_id = any (${[...chained]}::text[]))`
      : Prisma.sql`true`
  return Prisma.sql`(
      select event.*
      from event
      where ${isInTime} and ${isNear} and ${oneInSql(Prisma.sql`user_id`, oneIn)})`
}

/**
 * The users of whom it takes older events to know which of theirs of the range are entries: one of the first step came no
 * longer than a window before the first one of the range. Of all others that one is an entry, since no attempt outlasts
 * its window.
 */
export function chainedUsersSql(
  { match }: Step,
  range: DayRange,
  seconds: number,
  oneIn: number,
): Prisma.Sql {
  const [begin, span] = [beforeSql(range), spanSql(seconds)]
  return Prisma.sql`
    select user_id
    from event
    where occurred_at >= ${begin} - ${span} and occurred_at <= ${begin} + ${span}
      and ${matchSql(match)} and ${oneInSql(Prisma.sql`user_id`, oneIn)}
    group by user_id
    having max(occurred_at) filter (where occurred_at < ${begin}) + ${span}
      >= min(occurred_at) filter (where occurred_at >= ${begin})`
}

/** A moment before all of the range: no zone is a day away from UTC. */
function beforeSql({ from }: DayRange): Prisma.Sql {
  return Prisma.sql`(${from}::date - 1)::timestamp at time zone 'UTC'`
}

function spanSql(seconds: number): Prisma.Sql {
  return Prisma.sql`make_interval(secs => ${seconds})`
}

/** True for one user in so many, always the same ones. */
export function oneInSql(user: Prisma.Sql, oneIn: number): Prisma.Sql {
  return oneIn === 1 ? Prisma.sql`true` : Prisma.sql`hashtext(${user}) & ${raw(oneIn - 1)} = 0`
}
