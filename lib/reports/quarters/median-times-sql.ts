import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { inScopeSql } from '@/lib/sql/product-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { Prisma } from '@/prisma/generated/client'
import type { GapName } from '../time-to-step/time-to-step-sql'

/** One row a bucket and gap with pairs: the median, and the two ends of its 95 % interval, in seconds. */
export type MedianTimesRow = Readonly<{
  start: string
  gap: GapName
  pairs: number
  percentiles: readonly [median: number, low: number, high: number]
}>

const GAPS: Record<GapName, Readonly<{ from: Prisma.Sql; to: Prisma.Sql }>> = {
  view_to_cart: { from: Prisma.sql`viewed_at`, to: Prisma.sql`carted_at` },
  cart_to_checkout: { from: Prisma.sql`carted_at`, to: Prisma.sql`checked_out_at` },
}

const GAP_NAMES = Object.keys(GAPS) as readonly GapName[]

/**
 * The medians of time to step by bucket (`start` is its first day), over the pairs that time to step counts. Their intervals lie between the
 * values that are 0.98 times the root of the number of pairs away from the middle (G. J. Hahn, W. Q. Meeker,
 * "Statistical Intervals", 1991, section 5.2: the binomial of order statistics, approximated).
 */
export function medianTimesSql(
  query: ReportQuery,
  start = bucketSql(Prisma.sql`started_on`, query),
): Prisma.Sql {
  const selects = GAP_NAMES.map(
    (gap) => Prisma.sql`
      select start, ${gap}::text as gap, date_part('epoch', ${GAPS[gap].to} - ${GAPS[gap].from}) as seconds
      from first_times
      where ${GAPS[gap].to} >= ${GAPS[gap].from}`,
  )
  return Prisma.sql`
    with first_times as ( -- a unit and a product in a bucket, with the first time of each step
      ${query.unit === 'sessions' ? sessionTimesSql(query, start) : userTimesSql(query, start)}
    ),
    pair as ( -- the seconds between two steps, beside how many such there are
      select start, gap, seconds, count(*) over (partition by start, gap) as pairs
      from (${Prisma.join(selects, ' union all ')}) as timed
    )
    select start::text, gap, pairs::int,
      percentile_cont(array[0.5, greatest(0, 0.5 - 0.98 / sqrt(pairs)), least(1, 0.5 + 0.98 / sqrt(pairs))])
        within group (order by seconds) as percentiles
    from pair
    group by start, gap, pairs
    order by start, gap`
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
