import type { Knowledge } from '@/lib/query/knowledge'
import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'

/** The last moment of what was known: the last microsecond of its day, or now where that comes first. */
export function momentSql({ asOf, now, timeZone }: Knowledge): Prisma.Sql {
  const current = Prisma.sql`${now}::timestamptz`
  if (asOf === null) return current
  return Prisma.sql`least(
    (${asOf}::date + 1)::timestamp at time zone ${timeZone} - interval '1 microsecond', ${current})`
}

/** True for the version of a row that held at a moment, unless it says that the row had gone. */
export function heldAtSql(version: Prisma.Sql, moment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${version}.dbt_valid_from <= ${moment}
        and (${version}.dbt_valid_to is null or ${version}.dbt_valid_to > ${moment})
        and not ${version}.dbt_is_deleted`
}

/** True for the moments of the days of `range`, cut in `timeZone`; for all time always, also where there is no moment. */
export function onDaysSql(column: Prisma.Sql, range: DayRange | null, timeZone: string): Prisma.Sql {
  if (!range) return Prisma.sql`true`
  return Prisma.sql`${column} >= ${range.from}::date::timestamp at time zone ${timeZone}
        and ${column} < ${range.to}::date::timestamp at time zone ${timeZone}`
}
