import type { ReportQuery } from '@/lib/query/report-query'
import type { Grain } from '@/lib/time/grain'
import { Prisma } from '@/prisma/generated/client'
import { bucketSql } from './bucket-sql'
import { ofKindSql } from './of-kind-sql'
import { inRangeSql } from './range-sql'
import { inScopeSql, isOfShop } from './scope-sql'
import { splitMonths } from './split-months'
import type { TimeBuckets } from './time-buckets'

/** What times are told apart by: nothing (the part is ''), their product, or the first day of the query's grain. */
export type TimePart = Readonly<{ by: 'nothing' | 'product' | 'grain' }>

/** How long a bucket of a grain is. */
export const INTERVALS: Readonly<Record<Grain, string>> = {
  day: '1 day',
  week: '7 days',
  month: '1 month',
  quarter: '3 months',
}

/**
 * Rows (part, gap, bucket, pairs, microseconds): whole months of the range from what was added up by month where no part
 * is shorter, other days from the days. All buckets are named, so that the key is looked up by day too.
 */
export function countedTimesSql(
  query: ReportQuery,
  part: TimePart,
  gaps: readonly number[],
  { edges }: TimeBuckets,
): Prisma.Sql {
  const columns = Prisma.sql`gap, bucket, pairs, microseconds`
  const { months, days } = splitMonths(query, part.by === 'grain')
  const chosen = Prisma.sql`${chosenSql(query, part)} and gap = any(${[...gaps]}::smallint[])
        and bucket = any(${[0, ...edges.map((_, index) => index + 1)]}::smallint[])`
  const ofMonths = months.map(
    (range) => Prisma.sql`
        select ${partSql(query, part, Prisma.sql`month`)} as part, ${columns}
        from step_time_month
        where ${chosen} and ${inRangeSql(Prisma.sql`month`, range)}`,
  )
  const ofDays = days.map(
    (range) => Prisma.sql`
        select ${partSql(query, part, Prisma.sql`day`)} as part, ${columns}
        from step_time
        where ${chosen} and ${inRangeSql(Prisma.sql`day`, range)}`,
  )
  return Prisma.join([...ofMonths, ...ofDays], ' union all ')
}

/** The times of a row (part, gap, bucket) of `needed`. */
export function timesOfPartSql(query: ReportQuery, part: TimePart): Prisma.Sql {
  return Prisma.sql`
        select unnest(times) as time
        from step_time
        where ${chosenSql(query, part)}
          and gap = needed.gap
          and bucket = needed.bucket
          and ${inRangeSql(Prisma.sql`day`, query.range)}
          ${ofPartSql(query, part)}`
}

function ofPartSql({ grain }: ReportQuery, { by }: TimePart): Prisma.Sql {
  if (by === 'nothing') return Prisma.empty
  if (by === 'product') return Prisma.sql`and scope_value = needed.part`
  return Prisma.sql`and day >= needed.part and day < (needed.part + ${INTERVALS[grain]}::interval)::date`
}

function partSql(query: ReportQuery, { by }: TimePart, day: Prisma.Sql): Prisma.Sql {
  if (by === 'nothing') return Prisma.sql`''::text`
  return by === 'product' ? Prisma.sql`scope_value` : bucketSql(day, query)
}

/** The rows of the question's scope; a category is the sum of its products. */
function chosenSql(query: ReportQuery, { by }: TimePart): Prisma.Sql {
  const { scope } = query
  if (isOfShop(scope) && by !== 'product') {
    return Prisma.sql`${ofKindSql(query, 'shop')} and scope_value = ''`
  }
  const inScope = inScopeSql(Prisma.sql`scope_value`, scope, {
    category: (name) => Prisma.sql`scope_value = any(array(select id from product where category = ${name}))`,
  })
  return Prisma.sql`${ofKindSql(query, 'product')} and ${inScope}`
}
