import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Gap, listGaps } from '@/lib/funnel/gaps'
import type { ReportQuery } from '@/lib/query/report-query'
import { firstTimesSql } from '@/lib/sql/first-times-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { gapSecondsSql, reachedAtSql } from '@/lib/sql/reach-sql'
import { Prisma } from '@/prisma/generated/client'
import { DURATION_EDGES } from './duration-edges'

/** What is known of some pairs; seconds are of those that were not left out. Percentiles: the median, then p90. */
type Statistics = Readonly<{
  pairs: number
  left_out: number
  mean_seconds: number | null
  percentiles: readonly [median: number, p90: number] | null
}>

/** One row a gap, by its name, and one more a gap and bucket with pairs: `bucket` is 1 for the first of DURATION_EDGES, else null. */
export type TimeRow = Statistics & Readonly<{ gap: string; bucket: number | null }>

/** One row a gap and product. */
export type ProductTimeRow = Statistics & Readonly<{ gap: string; product_id: string; product: string }>

/** Percentiles interpolate between neighbours (percentile_cont). All rows come from one reading of the pairs. */
export function timeToStepSql(query: ReportQuery): Prisma.Sql {
  const selects = listGaps(funnelOf(query)).flatMap((gap) => [gapSql(gap), gapBucketsSql(gap)])
  return Prisma.sql`${pairsSql(query)} ${Prisma.join(selects, ' union all ')}`
}

function gapSql(gap: Gap): Prisma.Sql {
  return Prisma.sql`
    select ${gap.name}::text as gap, null::int as bucket, ${statisticsSql(gap)}
    from pair
    where ${identifierSql(gap.name)} is not null`
}

function gapBucketsSql(gap: Gap): Prisma.Sql {
  const column = identifierSql(gap.name)
  return Prisma.sql`
    select ${gap.name}::text, width_bucket(${column}, ${[...DURATION_EDGES]}::float8[]), count(*)::int, 0, null, null
    from pair
    where ${column} >= 0
    group by 2`
}

export function timeToStepByProductSql(query: ReportQuery): Prisma.Sql {
  const selects = listGaps(funnelOf(query)).map(
    (gap) => Prisma.sql`
      select ${gap.name}::text as gap, product_id, ${statisticsSql(gap)}
      from pair
      where ${identifierSql(gap.name)} is not null
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

function statisticsSql({ name }: Gap): Prisma.Sql {
  const seconds = identifierSql(name)
  return Prisma.sql`
      count(*) filter (where ${seconds} >= 0)::int as pairs,
      count(*) filter (where ${seconds} < 0)::int as left_out,
      avg(${seconds}) filter (where ${seconds} >= 0) as mean_seconds,
      percentile_cont(array[0.5, 0.9]) within group (order by ${seconds}) filter (where ${seconds} >= 0)
        as percentiles`
}

/** Seconds are null where a step is missing, and negative where the later step came first. */
function pairsSql(query: ReportQuery): Prisma.Sql {
  const seconds = listGaps(funnelOf(query)).map(
    (gap) => Prisma.sql`${gapSecondsSql(gap)} as ${identifierSql(gap.name)}`,
  )
  return Prisma.sql`
    with first_times as ( -- a unit and a product, with the first time of each step
      ${firstTimesSql(query, Prisma.sql`product_id`)}
    ),
    pair as materialized ( -- the same, with the seconds between the steps
      select product_id, ${Prisma.join(seconds)}
      from first_times
      where ${reachedAtSql(1)} is not null
    )`
}
