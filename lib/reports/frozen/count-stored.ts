import { type Db, Prisma } from '@/lib/db'
import { inRangeSql } from '@/lib/sql/range-sql'
import type { DayRange } from '@/lib/time/day'

/** What is stored of the sessions that started on the days of a range. */
export type StoredCounts = Readonly<{ range: DayRange | null; events: number; sessions: number }>

/** What of it arrived after a moment. */
export type ArrivedCounts = StoredCounts &
  Readonly<{
    arrivedEvents: number
    /** Of these, those that had happened before it. */
    lateEvents: number
    arrivedSessions: number
  }>

/** Counts raw events by the day on which their session started, as refreshed; `to` exclusive, null is all time. */
export async function countStored(db: Db, range: DayRange | null): Promise<StoredCounts> {
  const [row] = await db.$queryRaw<Omit<StoredCounts, 'range'>[]>`
    select coalesce(sum(events), 0)::float8 as events, count(*)::float8 as sessions
    from (
      select count(*) as events
      from session_path
      join event using (user_id, session_id)
      where ${inRangeSql(Prisma.sql`started_on`, range)}
      group by user_id, session_id
    ) as session`
  if (!row) throw new Error('A count always has a row.')
  return { range, ...row }
}

/** The same, and how much of it was received after `moment`. */
export async function countArrived(db: Db, range: DayRange | null, moment: Date): Promise<ArrivedCounts> {
  const [stored, [arrived]] = await Promise.all([
    countStored(db, range),
    db.$queryRaw<Omit<ArrivedCounts, keyof StoredCounts>[]>`
    select
      count(*)::float8 as "arrivedEvents",
      (count(*) filter (where occurred_at <= ${moment}))::float8 as "lateEvents",
      count(distinct (user_id, session_id))::float8 as "arrivedSessions"
    from session_path
    join event using (user_id, session_id)
    where received_at > ${moment} and ${inRangeSql(Prisma.sql`started_on`, range)}`,
  ])
  if (!arrived) throw new Error('A count always has a row.')
  return { ...stored, ...arrived }
}
