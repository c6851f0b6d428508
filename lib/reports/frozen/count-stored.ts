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
  const { events, sessions } = await countArrived(db, range, new Date(8.64e15))
  return { range, events, sessions }
}

/** The same, and how much of it was received after `moment`. */
export async function countArrived(db: Db, range: DayRange | null, moment: Date): Promise<ArrivedCounts> {
  const [row] = await db.$queryRaw<Omit<ArrivedCounts, 'range'>[]>(toSql(range, moment))
  if (!row) throw new Error('A count always has a row.')
  return { range, ...row }
}

function toSql(range: DayRange | null, moment: Date): Prisma.Sql {
  return Prisma.sql`
    select
      count(*)::float8 as "events",
      count(distinct (user_id, session_id))::float8 as "sessions",
      (count(*) filter (where e.received_at > ${moment}))::float8 as "arrivedEvents",
      (count(*) filter (where e.received_at > ${moment} and e.occurred_at <= ${moment}))::float8 as "lateEvents",
      (count(distinct (user_id, session_id)) filter (where e.received_at > ${moment}))::float8 as "arrivedSessions"
    from session_path p
    join event e using (user_id, session_id)
    where ${inRangeSql(Prisma.sql`p.started_on`, range)}`
}
