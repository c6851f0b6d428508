import type { MetricGap } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { inScopeSql } from '@/lib/sql/product-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { QUANTILES } from '@/lib/stats/median-of-quantiles'
import { Prisma } from '@/prisma/generated/client'

/** One row a bucket with pairs. Percentiles are seconds at QUANTILES, null where no pair has both steps. */
export type MedianTimesRow = Readonly<
  { start: string } & Record<`${MetricGap}_pairs`, number> &
    Record<`${MetricGap}_percentiles`, readonly number[] | null>
>

const GAPS: Record<MetricGap, Readonly<{ from: Prisma.Sql; to: Prisma.Sql; name: Prisma.Sql }>> = {
  view_to_cart: {
    from: Prisma.sql`viewed_at`,
    to: Prisma.sql`carted_at`,
    name: Prisma.sql`view_to_cart`,
  },
  cart_to_checkout: {
    from: Prisma.sql`carted_at`,
    to: Prisma.sql`checked_out_at`,
    name: Prisma.sql`cart_to_checkout`,
  },
}

const GAP_NAMES = Object.keys(GAPS) as readonly MetricGap[]

/**
 * The times between steps by bucket (`start` is its first day), over the pairs that time to step counts, in one reading:
 * the median and what its interval is found from.
 */
export function medianTimesSql(
  query: ReportQuery,
  start = bucketSql(Prisma.sql`started_on`, query),
): Prisma.Sql {
  const seconds = GAP_NAMES.map((gap) => {
    const { from, to, name } = GAPS[gap]
    return Prisma.sql`case when ${to} >= ${from} then date_part('epoch', ${to} - ${from}) end as ${name}`
  })
  const statistics = GAP_NAMES.map((gap) => {
    const { name } = GAPS[gap]
    return Prisma.sql`
      count(${name})::int as ${name}_pairs,
      percentile_cont(${[...QUANTILES]}::float8[]) within group (order by ${name}) as ${name}_percentiles`
  })
  return Prisma.sql`
    with first_times as ( -- a unit and a product in a bucket, with the first time of each step
      ${query.unit === 'sessions' ? sessionTimesSql(query, start) : userTimesSql(query, start)}
    ),
    pair as ( -- the same, with the seconds between the steps; null where one is missing or they are turned round
      select start, ${Prisma.join(seconds)}
      from first_times
    )
    select start::text, ${Prisma.join(statistics)}
    from pair
    group by start
    order by start`
}

function sessionTimesSql(query: ReportQuery, start: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
      select ${start} as start, viewed_at, carted_at, checked_out_at
      from product_funnel
      where ${inRangeSql(Prisma.sql`started_on`, query.range)}
        and ${inScopeSql(Prisma.sql`product_id`, query)}
        and steps >= 2`
}

function userTimesSql(query: ReportQuery, start: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
      select ${start} as start, min(viewed_at) as viewed_at, min(carted_at) as carted_at,
        min(checked_out_at) as checked_out_at
      from product_funnel
      where ${inRangeSql(Prisma.sql`started_on`, query.range)}
        and ${inScopeSql(Prisma.sql`product_id`, query)}
      group by user_id, product_id, 1
      having max(steps) >= 2`
}
