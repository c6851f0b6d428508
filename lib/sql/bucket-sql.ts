import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'

/**
 * The first day of a day's bucket, as `startOfGrain` has it. Days stay as they are, so that an index in their order
 * serves to group them; quarters that do not begin with January are moved to it and back.
 */
export function bucketSql(
  column: Prisma.Sql,
  { grain, fiscalMonth }: Pick<ReportQuery, 'grain' | 'fiscalMonth'>,
): Prisma.Sql {
  if (grain === 'day') return column
  const months = grain === 'quarter' ? (fiscalMonth - 1) % 3 : 0
  if (months === 0) return Prisma.sql`date_trunc(${grain}, ${column}::timestamp)::date`
  return Prisma.sql`(date_trunc(${grain}, date_trunc('month', ${column}::timestamp)
    - make_interval(months => ${months})) + make_interval(months => ${months}))::date`
}
