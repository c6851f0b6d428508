import type { ReportQuery } from '@/lib/query/report-query'
import { isProductSql } from '@/lib/sql/product-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { Prisma } from '@/prisma/generated/client'
import { DURATION_EDGES } from './duration-edges'

/** The gaps between steps that are timed, in the order in which they are shown. */
export type GapName = 'view_to_cart' | 'cart_to_checkout'

/** One row a gap (and product, where `product` is not null); seconds are of pairs that were not left out. */
export type TimeRow = Readonly<{
  gap: GapName
  product: string | null
  pairs: number
  left_out: number
  mean_seconds: number | null
  median_seconds: number | null
  p90_seconds: number | null
}>

/** One row a gap and bucket: `bucket` is 1 for the first of DURATION_EDGES. */
export type TimeBucketRow = Readonly<{ gap: GapName; bucket: number; pairs: number }>

/** Percentiles interpolate between neighbours (percentile_cont). */
export function timeToStepSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    ${gapsSql(query)}
    select gap, null as product, ${statisticsSql}
    from gap
    group by gap`
}

export function timeToStepByProductSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    ${gapsSql(query)}
    select gap, coalesce(product.name, product_id) as product, ${statisticsSql}
    from gap
    left join product on product.id = product_id
    group by gap, product_id, product.name
    order by 2, product_id`
}

export function timeHistogramSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    ${gapsSql(query)}
    select gap, width_bucket(seconds, ${[...DURATION_EDGES]}::float8[]) as bucket, count(*)::int as pairs
    from gap
    where seconds >= 0
    group by gap, bucket`
}

const statisticsSql = Prisma.sql`
  count(*) filter (where seconds >= 0)::int as pairs,
  count(*) filter (where seconds < 0)::int as left_out,
  avg(seconds) filter (where seconds >= 0) as mean_seconds,
  percentile_cont(0.5) within group (order by seconds) filter (where seconds >= 0) as median_seconds,
  percentile_cont(0.9) within group (order by seconds) filter (where seconds >= 0) as p90_seconds`

function gapsSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    with pair as ( -- a unit and a product, with the first time of each step
      ${query.unit === 'sessions' ? sessionPairsSql(query) : userPairsSql(query)}
    ),
    gap as ( -- a pair that has both steps; negative where the later step came first
      select gap, product_id, date_part('epoch', later_at - earlier_at) as seconds
      from pair
      cross join lateral (
        values ('view_to_cart', viewed_at, carted_at), ('cart_to_checkout', carted_at, checked_out_at)
      ) as step (gap, earlier_at, later_at)
      where earlier_at is not null and later_at is not null
    )`
}

function sessionPairsSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
      select product_id, viewed_at, carted_at, checked_out_at
      from product_funnel
      where product_id = any (array(${chosenProductsSql(query)}))
        and ${inRangeSql(Prisma.sql`started_on`, query.range)}
        and steps >= 2`
}

/** Product by product: many small groupings are faster than a large one. */
function userPairsSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
      select chosen.product_id, viewed_at, carted_at, checked_out_at
      from (${chosenProductsSql(query)}) as chosen
      cross join lateral (
        select min(viewed_at) as viewed_at, min(carted_at) as carted_at, min(checked_out_at) as checked_out_at
        from product_funnel
        where product_funnel.product_id = chosen.product_id
          and ${inRangeSql(Prisma.sql`started_on`, query.range)}
        group by user_id
        having max(steps) >= 2
      ) as user_product`
}

/** Rows of product_funnel are found by product, then by day; the products are found in the small daily counts. */
function chosenProductsSql({ range, product }: ReportQuery): Prisma.Sql {
  const ofProduct = product === null ? Prisma.sql`true` : isProductSql(Prisma.sql`product_id`, product)
  return Prisma.sql`
        select distinct product_id
        from product_day
        where ${inRangeSql(Prisma.sql`day`, range)} and ${ofProduct}`
}
