import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
import type { ReportQuery } from '@/lib/query/report-query'
import { bucketSql } from '@/lib/sql/bucket-sql'
import { firstTimesSql } from '@/lib/sql/first-times-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { gapSecondsSql, reachedAtSql } from '@/lib/sql/reach-sql'
import { QUANTILES } from '@/lib/stats/median-of-quantiles'
import { Prisma } from '@/prisma/generated/client'

/** One row a bucket with pairs; both are by gap. Percentiles are seconds at QUANTILES, null where no pair has both steps. */
export type MedianTimesRow = Readonly<{
  start: string
  pairs: readonly number[]
  percentiles: readonly (readonly number[] | null)[]
}>

/**
 * The times between steps by bucket (`start` is its first day), over the pairs that time to step counts, in one reading:
 * the median and what its interval is found from.
 */
export function medianTimesSql(
  query: ReportQuery,
  start = bucketSql(Prisma.sql`started_on`, query),
): Prisma.Sql {
  const gaps = listGaps(funnelOf(query)).map((gap) => ({ gap, name: identifierSql(gap.name) }))
  const seconds = gaps.map(
    ({ gap, name }) =>
      Prisma.sql`case when ${reachedAtSql(gap.to)} >= ${reachedAtSql(gap.from)} then ${gapSecondsSql(gap)} end as ${name}`,
  )
  const pairs = gaps.map(({ name }) => Prisma.sql`count(${name})::int`)
  const percentiles = gaps.map(
    ({ name }) => Prisma.sql`percentile_cont(${[...QUANTILES]}::float8[]) within group (order by ${name})`,
  )
  return Prisma.sql`
    with first_times as ( -- a unit and a product in a bucket, with the first time of each step
      ${firstTimesSql(query, Prisma.sql`${start} as start`)}
    ),
    pair as ( -- the same, with the seconds between the steps; null where one is missing or they are turned round
      select start, ${Prisma.join(seconds)}
      from first_times
    )
    select start::text, array[${Prisma.join(pairs)}] as pairs,
      jsonb_build_array(${Prisma.join(percentiles)}) as percentiles
    from pair
    group by start
    order by start`
}
