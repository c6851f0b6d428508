import type { Gap } from '@/lib/funnel/gaps'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Grain } from '@/lib/time/grain'
import { Prisma } from '@/prisma/generated/client'
import { bucketSql } from './bucket-sql'
import { fromEntriesSql } from './filter-sql'
import { ofKindSql } from './of-kind-sql'
import { inRangeSql } from './range-sql'
import { raw } from './raw'
import { reachedAtSql } from './reach-sql'
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
 * `found_time as (...),`: with a filter the pairs are gone through, and their times put into buckets as the refresh puts all of
 * them; else nothing.
 */
export function foundTimesSql(
  query: ReportQuery,
  part: TimePart,
  gaps: readonly Gap[],
  { edges }: TimeBuckets,
): Prisma.Sql {
  if (query.scope.where === undefined) return Prisma.empty
  const at = ({ place, from, to }: Gap) =>
    Prisma.sql`(${raw(place)}, ${reachedAtSql(from)}, ${reachedAtSql(to)})`
  const day = Prisma.sql`session_path.started_on`
  return Prisma.sql`found_time as materialized ( -- a part, a gap and a bucket, with the times of its pairs
      select part, gap, bucket, count(*) as pairs, sum(time) as microseconds, array_agg(time) as times
      from (
        select part, gap, width_bucket(time, ${[...edges]}::bigint[]) as bucket, time
        from (
          select ${partSql(query, part, day, Prisma.sql`product_id`)} as part, reached_at
          ${fromEntriesSql(query, true)}
        ) as pair
        cross join lateral (values ${Prisma.join(gaps.map(at))}) as step (gap, reached, after)
        cross join lateral (select round(date_part('epoch', after - reached) * 1000000)::bigint as time) as timed
        where time is not null
      ) as told
      group by part, gap, bucket
    ),`
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
  if (query.scope.where !== undefined) return Prisma.sql`select * from found_time`
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
  if (query.scope.where !== undefined) {
    return Prisma.sql`
        select unnest(times) as time
        from found_time
        where part = needed.part and gap = needed.gap and bucket = needed.bucket`
  }
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

function partSql(
  query: ReportQuery,
  { by }: TimePart,
  day: Prisma.Sql,
  product = Prisma.sql`scope_value`,
): Prisma.Sql {
  if (by === 'nothing') return Prisma.sql`''::text`
  return by === 'product' ? product : bucketSql(day, query)
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
