import { Prisma } from '@/lib/db'
import { holdsSql, markColumn } from '@/lib/sql/mark-sql'

/**
 * A column a mark, called `seen_...`: the number of the last day before a row's on which the set of steps had it; NEVER where there is
 * none. Rows are days of users in scopes with their `number`, in a window `days_before`.
 */
export function seenColumnsSql(marks: readonly number[], steps: Prisma.Sql): Prisma.Sql {
  const columns = marks.map(
    (mark) => Prisma.sql`
        coalesce(max(number) filter (where ${holdsSql(mark, steps)}) over days_before, ${NEVER})
          as ${markColumn('seen', mark)}`,
  )
  return Prisma.join(columns)
}

export const NEVER = Prisma.sql`'-32768'::smallint`

/** Days since the year 2000 as `seen_before` has them; what is before 1910 or after 2089 is as its first or last day. */
export function dayNumberSql(day: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`greatest(-32767, least(32767, ${day} - date '2000-01-01'))::smallint`
}

/** The first day of the month of a day. */
export const MONTH = Prisma.sql`date_trunc('month', day::timestamp)::date`

/** Its number. Who was seen before it last is on the first of his days of the month. */
export const MONTH_NUMBER = dayNumberSql(MONTH)
