import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'

/** True for the days of `range` in a column of type date; always true for all time. */
export function inRangeSql(column: Prisma.Sql, range: DayRange | null): Prisma.Sql {
  if (!range) return Prisma.sql`true`
  return Prisma.sql`${column} >= ${range.from}::date and ${column} < ${range.to}::date`
}
