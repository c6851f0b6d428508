import type { Knowledge } from '@/lib/query/knowledge'
import { Prisma } from '@/prisma/generated/client'
import { endOfDaySql } from './day-sql'

/** The last moment of what was known: the last microsecond of its day, or now where that comes first. */
export function momentSql({ asOf, now, timeZone }: Knowledge): Prisma.Sql {
  const current = Prisma.sql`${now}::timestamptz`
  if (asOf === null) return current
  const end = endOfDaySql(Prisma.sql`${asOf}`, timeZone)
  return Prisma.sql`least(${end} - interval '1 microsecond', ${current})`
}

/** True for the version of a row that held at a moment, unless it says that the row had gone. */
export function heldAtSql(version: Prisma.Sql, moment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${version}.dbt_valid_from <= ${moment}
        and (${version}.dbt_valid_to is null or ${version}.dbt_valid_to > ${moment})
        and not ${version}.dbt_is_deleted`
}
