import type { ReportQuery } from '@/lib/query/report-query'
import { WEEK_STARTS } from '@/lib/time/grain'
import { Prisma } from '@/prisma/generated/client'

/**
 * The first day of a day's bucket, as `startOfGrain` has it. Days stay as they are, so that an index in their order
 * serves to group them; quarters that do not begin with January, and weeks that do not with Monday, are moved to it and back.
 */
export function bucketSql(
  column: Prisma.Sql,
  { grain, fiscalMonth, weekStart = 'monday' }: Pick<ReportQuery, 'grain' | 'fiscalMonth' | 'weekStart'>,
): Prisma.Sql {
  if (grain === 'day') return column
  const days = grain === 'week' ? WEEK_STARTS[weekStart] : 0
  if (days > 0) {
    const moved = Prisma.sql`make_interval(days => ${days})`
    return Prisma.sql`(date_trunc('week', ${column}::timestamp + ${moved}) - ${moved})::date`
  }
  const months = grain === 'quarter' ? (fiscalMonth - 1) % 3 : 0
  if (months === 0) return Prisma.sql`date_trunc(${grain}, ${column}::timestamp)::date`
  return Prisma.sql`(date_trunc(${grain}, date_trunc('month', ${column}::timestamp)
    - make_interval(months => ${months})) + make_interval(months => ${months}))::date`
}
