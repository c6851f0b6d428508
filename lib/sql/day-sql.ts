import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'

// One rule for days: a moment is of the day that the clocks of the zone show then. Never of the day after whose midnight
// it comes: in some zones there are days with two midnights, and days with none (docs/decisions/0006).

/** The day of a moment in an IANA zone. */
export function dayOfSql(moment: Prisma.Sql, timeZone: string): Prisma.Sql {
  return Prisma.sql`(${moment} at time zone ${timeZone})::date`
}

/** True for the moments of the days of `range`; for all time always, also where there is no moment. */
export function onDaysSql(column: Prisma.Sql, range: DayRange | null, timeZone: string): Prisma.Sql {
  if (!range) return Prisma.sql`true`
  const day = dayOfSql(column, timeZone)
  // No zone is a day away from UTC: the outer two let an index find the rows.
  return Prisma.sql`${column} >= (${range.from}::date - 1)::timestamp at time zone 'UTC'
        and ${column} < (${range.to}::date + 1)::timestamp at time zone 'UTC'
        and ${day} >= ${range.from}::date
        and ${day} < ${range.to}::date`
}

/**
 * The moment from which on it is no longer a day, nor will be again, in an IANA zone. The midnight after it can come
 * twice, or not at all, by the offsets before and after a change of clocks: `early` and `late`. The day lasts until
 * `late` where its clocks still show it then; else the first of both that shows another day has ended it. Told in times of UTC
 * without a zone, which a cluster knows to be the same whoever counts with them.
 */
export function endOfDaySql(day: Prisma.Sql, timeZone: string): Prisma.Sql {
  const atUtc = (time: Prisma.Sql) => Prisma.sql`((${time}) at time zone 'UTC')`
  const offsetAt = (time: Prisma.Sql) => Prisma.sql`((${atUtc(time)} at time zone ${timeZone}) - (${time}))`
  const shows = (time: Prisma.Sql) => dayOfSql(atUtc(time), timeZone)
  return Prisma.sql`(
      select case
        when ${shows(Prisma.sql`late - interval '1 microsecond'`)} <= day then ${atUtc(Prisma.sql`late`)}
        when ${shows(Prisma.sql`early`)} > day then ${atUtc(Prisma.sql`early`)}
        else ${atUtc(Prisma.sql`late`)}
      end
      from (select ${day}::date as day, (${day}::date + 1)::timestamp as utc) as asked
      cross join lateral (
        select ${offsetAt(Prisma.sql`utc - interval '1 day'`)} as before,
          ${offsetAt(Prisma.sql`utc + interval '1 day'`)} as after
      ) as clocks
      cross join lateral (
        select utc - greatest(before, after) as early, utc - least(before, after) as late
      ) as midnight
    )`
}
