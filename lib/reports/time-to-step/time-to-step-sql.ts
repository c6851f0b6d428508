import type { ReportQuery } from '@/lib/query/report-query'
import { inScopeSql } from '@/lib/sql/product-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { Prisma } from '@/prisma/generated/client'
import { DURATION_EDGES } from './duration-edges'

/** The gaps between steps that are timed, in the order in which they are shown. */
export type GapName = 'view_to_cart' | 'cart_to_checkout'

/** What is known of some pairs; seconds are of those that were not left out. Percentiles: the median, then p90. */
type Statistics = Readonly<{
  pairs: number
  left_out: number
  mean_seconds: number | null
  percentiles: readonly [median: number, p90: number] | null
}>

/** One row a gap, and one more a gap and bucket with pairs: `bucket` is 1 for the first of DURATION_EDGES, else null. */
export type TimeRow = Statistics & Readonly<{ gap: GapName; bucket: number | null }>

/** One row a gap and product. */
export type ProductTimeRow = Statistics & Readonly<{ gap: GapName; product_id: string; product: string }>

/** The column of each gap's seconds, and what is in it. */
const GAPS: Record<GapName, Readonly<{ column: Prisma.Sql; seconds: Prisma.Sql }>> = {
  view_to_cart: {
    column: Prisma.sql`view_to_cart`,
    seconds: Prisma.sql`date_part('epoch', carted_at - viewed_at)`,
  },
  cart_to_checkout: {
    column: Prisma.sql`cart_to_checkout`,
    seconds: Prisma.sql`date_part('epoch', checked_out_at - carted_at)`,
  },
}

const GAP_NAMES = Object.keys(GAPS) as readonly GapName[]

/** Percentiles interpolate between neighbours (percentile_cont). All rows come from one reading of the pairs. */
export function timeToStepSql(query: ReportQuery): Prisma.Sql {
  const selects = GAP_NAMES.flatMap((gap) => [gapSql(gap), gapBucketsSql(gap)])
  return Prisma.sql`${pairsSql(query)} ${Prisma.join(selects, ' union all ')}`
}

function gapSql(gap: GapName): Prisma.Sql {
  return Prisma.sql`
    select ${gap}::text as gap, null::int as bucket, ${statisticsSql(gap)}
    from pair
    where ${GAPS[gap].column} is not null`
}

function gapBucketsSql(gap: GapName): Prisma.Sql {
  const { column } = GAPS[gap]
  return Prisma.sql`
    select ${gap}::text, width_bucket(${column}, ${[...DURATION_EDGES]}::float8[]), count(*)::int, 0, null, null
    from pair
    where ${column} >= 0
    group by 2`
}

export function timeToStepByProductSql(query: ReportQuery): Prisma.Sql {
  const selects = GAP_NAMES.map(
    (gap) => Prisma.sql`
      select ${gap}::text as gap, product_id, ${statisticsSql(gap)}
      from pair
      where ${GAPS[gap].column} is not null
      group by product_id`,
  )
  return Prisma.sql`
    ${pairsSql(query)},
    timed as ( -- a gap and a product
      ${Prisma.join(selects, ' union all ')}
    )
    select timed.*, coalesce(product.name, product_id) as product
    from timed
    left join product on product.id = product_id
    order by product, product_id`
}

function statisticsSql(gap: GapName): Prisma.Sql {
  const seconds = GAPS[gap].column
  return Prisma.sql`
      count(*) filter (where ${seconds} >= 0)::int as pairs,
      count(*) filter (where ${seconds} < 0)::int as left_out,
      avg(${seconds}) filter (where ${seconds} >= 0) as mean_seconds,
      percentile_cont(array[0.5, 0.9]) within group (order by ${seconds}) filter (where ${seconds} >= 0)
        as percentiles`
}

/** Seconds are null where a step is missing, and negative where the later step came first. */
function pairsSql(query: ReportQuery): Prisma.Sql {
  const seconds = GAP_NAMES.map((gap) => Prisma.sql`${GAPS[gap].seconds} as ${GAPS[gap].column}`)
  return Prisma.sql`
    with first_times as ( -- a unit and a product, with the first time of each step
      ${query.unit === 'sessions' ? sessionPairsSql(query) : userPairsSql(query)}
    ),
    pair as materialized ( -- the same, with the seconds between the steps
      select product_id, ${Prisma.join(seconds)}
      from first_times
      where carted_at is not null
    )`
}

function sessionPairsSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
      select product_id, viewed_at, carted_at, checked_out_at
      from product_funnel
      where ${inRangeSql(Prisma.sql`started_on`, query.range)}
        and ${inScopeSql(Prisma.sql`product_id`, query)}
        and steps >= 2`
}

function userPairsSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
      select product_id, min(viewed_at) as viewed_at, min(carted_at) as carted_at,
        min(checked_out_at) as checked_out_at
      from product_funnel
      where ${inRangeSql(Prisma.sql`started_on`, query.range)}
        and ${inScopeSql(Prisma.sql`product_id`, query)}
      group by user_id, product_id
      having max(steps) >= 2`
}
