import { type Db, Prisma } from '@/lib/db'
import { formatDay } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { dayOfSql } from '@/lib/sql/day-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { toUsualRange } from '@/lib/stats/usual-range'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import { getDataKind } from '@/lib/store/shop-data'
import { HOUR_MS } from '@/lib/time/duration'
import type { PipelineContext } from '../pipeline-context'
import { inTestTransaction } from './in-test-transaction'
import { passed, type TestFinding } from './test-finding'

// What is asked of a column of all events.

type OfColumn = Readonly<{ column: string }>

/** Whether new events keep coming, by when the last one was stored. The demo gets none, so it is not asked. */
export async function judgeFreshness(
  { db, now, settings: { freshness } }: PipelineContext,
  { column }: OfColumn,
): Promise<TestFinding> {
  if ((await getDataKind(db)) !== 'real') return passed('Only of real events, which there are none of.')
  const [row] = await db.$queryRaw<{ newest: Date | null }[]>(
    Prisma.sql`select max(${identifierSql(column)}) as newest from event`,
  )
  if (!row?.newest) return passed('There are no events yet.')
  const hours = (now.getTime() - row.newest.getTime()) / HOUR_MS
  if (hours <= freshness.warnHours) return passed('The last event was stored in time.')
  const limit = hours > freshness.errorHours ? freshness.errorHours : freshness.warnHours
  return {
    state: hours > freshness.errorHours ? 'failed' : 'warned',
    failures: 1,
    message: `The last event was stored ${formatCount(Math.floor(hours))} hours ago; no more than ${formatCount(limit)} are allowed.`,
    rows: [{ newest: row.newest.toISOString(), hours_ago: Math.floor(hours) }],
  }
}

/** The same weekday of so many weeks before is what a day is held against. */
const WEEKS = 8

/** Fewer days than this say nothing about what is usual. */
const FEWEST = 4

/** Whether the last whole day has as many rows as the same weekday had in the weeks before. */
export async function judgeUsualRows(
  { db, now, settings: { timeZone } }: PipelineContext,
  { column }: OfColumn,
): Promise<TestFinding> {
  const [last, ...before] = await countSameWeekdays(db, { column, timeZone, now })
  const known = before.filter((day) => day.rows > 0)
  if (!last || known.length < FEWEST) return passed('There is no history to hold the last day against.')
  const usual = toUsualRange(known.map(({ rows }) => rows))
  const said = `${formatCount(last.rows)} events on ${formatDay(last.day)}; such days have ${formatCount(usual.low)} to ${formatCount(usual.high)}.`
  if (last.rows >= usual.low && last.rows <= usual.high) return passed(said)
  return { state: 'warned', failures: 1, message: said, rows: [{ ...last, ...usual }] }
}

type Asked = Readonly<{ column: string; timeZone: string; now: Date }>

/** The last whole day, and the days of the same name before it, newest first. What is yet to come has a wrong clock. */
function countSameWeekdays(db: Db, { column, timeZone, now }: Asked) {
  const at = identifierSql(column)
  return db.$queryRaw<{ day: string; rows: number }[]>(Prisma.sql`
    with last_day as ( -- the day before the newest, which is still filling
      select ${dayOfSql(Prisma.sql`max(${at})`, timeZone)} - 1 as day
      from event
      where ${at} <= ${now.toISOString()}::timestamptz
    ),
    counted as ( -- a day of the last weeks with its events
      select ${dayOfSql(at, timeZone)} as day, count(*)::int as rows
      from event
      where ${at} >= (
        select (day - 7 * ${WEEKS}::int - 1)::timestamp at time zone 'UTC'
        from last_day
      )
      group by 1
    )
    select (last_day.day - 7 * week)::text as day, coalesce(rows, 0) as rows
    from last_day
    cross join generate_series(0, ${WEEKS}::int) as week
    left join counted on counted.day = last_day.day - 7 * week
    where last_day.day is not null
    order by week`)
}

type Shared = Readonly<{ ids: number; signedIn: number }>

/** How many ids of sessions several users gave, and how they were read (docs/decisions/0031). There is nothing to break. */
export async function judgeSharedIds({ db }: PipelineContext, { column }: OfColumn): Promise<TestFinding> {
  const [shared] = await inTestTransaction(db, (tx) =>
    tx.$queryRaw<Shared[]>(sharedIdsSql(identifierSql(column))),
  )
  if (!shared?.ids) return passed('No session id is shared.')
  const { ids, signedIn } = shared
  const which = ids === 1 ? 'session id is' : 'session ids are'
  const guests = `${formatCount(signedIn)} by a guest who signed in`
  return passed(
    `${formatCount(ids)} ${which} shared: ${guests}, ${formatCount(ids - signedIn)} by different people.`,
  )
}

/** Where two users gave an id and are counted as one, one of them was a guest. */
function sharedIdsSql(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with shared as ( -- an id that several users gave, how many they are, and as how many they are counted
      select count(distinct coalesce(given_user_id, user_id)) as users, count(distinct user_id) as counted
      from event
      where not ${isBackOfficeSql()}
      group by ${id}
      having min(coalesce(given_user_id, user_id)) <> max(coalesce(given_user_id, user_id))
    )
    select count(*)::int as ids, (count(*) filter (where users = 2 and counted = 1))::int as "signedIn"
    from shared`
}
