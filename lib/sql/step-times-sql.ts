import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'
import { isOfShop } from './scope-sql'
import { TIME_BUCKETS } from './time-buckets'
import { countedTimesSql, foundTimesSql, type TimePart, timesOfPartSql } from './time-part-sql'

/** One row a part and gap with times; the gap is its place. Times are in seconds. */
export type StepTimesRow = Readonly<{
  part: string
  gap: number
  pairs: number
  /** Pairs that have both steps, but in the other order; they are in no other number. */
  left_out: number
  mean_seconds: number | null
  /** At the shares asked for; null where there is no pair, and at those that were not wanted. */
  quantiles: readonly (number | null)[] | null
  /** Pairs by bucket of DURATION_EDGES, from 1; those without a pair are missing. */
  histogram: Readonly<Record<string, number>>
}>

/** `wanted` narrows which shares are found: true of a row (share, share_before, share_after, pairs). */
type Quantiles = Readonly<{ shares: readonly number[]; wanted?: Prisma.Sql }>

/**
 * The times from step to step of a question, part by part. A quantile is exact, and interpolates between neighbours as
 * percentile_cont does: the counts by bucket say in which buckets its two neighbours lie, and only those are read and sorted.
 */
export function stepTimesSql(query: ReportQuery, part: TimePart, { shares, wanted }: Quantiles): Prisma.Sql {
  const found = listGaps(funnelOf(query))
  const gaps = found.map(({ place }) => place)
  const buckets = TIME_BUCKETS[isOfShop(query.scope) && part.by !== 'product' ? 'shop' : 'product']
  return Prisma.sql`
    with ${foundTimesSql(query, part, found, buckets)}
    bucket_count as ( -- a part, a gap and a bucket, with its pairs
      select part, gap, bucket, sum(pairs)::float8 as pairs, sum(microseconds) as microseconds
      from (${countedTimesSql(query, part, gaps, buckets)}) as counted
      group by part, gap, bucket
    ),
    ${quantilesSql(timesOfPartSql(query, part), { shares, wanted })}
    select part::text, gap::int, pairs::int, left_out::int, (microseconds / 1000000 / nullif(pairs, 0)::numeric)::float8 as mean_seconds,
      quantiles, coalesce(histogram, '{}') as histogram
    from total
    left join (
      select part, gap, array_agg(seconds order by share) as quantiles
      from total
      cross join unnest(${[...shares]}::float8[]) as share
      left join quantile using (part, gap, share)
      group by part, gap
    ) as found using (part, gap)
    left join (
      select part, gap, jsonb_object_agg(edge, pairs) as histogram
      from (
        select part, gap, (bucket - 1) / ${buckets.each}::int + 1 as edge, sum(pairs) as pairs
        from bucket_count
        where bucket > 0
        group by part, gap, edge
      ) as on_screen
      group by part, gap
    ) as drawn using (part, gap)
    order by part, gap`
}

/**
 * `total as (...), ..., quantile as (...)` of rows of `bucket_count`; `timesOfNeeded` are the times of a row (part, gap, bucket) of
 * `needed`.
 */
export function quantilesSql(timesOfNeeded: Prisma.Sql, { shares, wanted }: Quantiles): Prisma.Sql {
  return Prisma.sql`total as ( -- a part and a gap
      select part, gap, coalesce(sum(pairs) filter (where bucket > 0), 0) as pairs,
        coalesce(sum(pairs) filter (where bucket = 0), 0) as left_out,
        sum(microseconds) filter (where bucket > 0) as microseconds
      from bucket_count
      group by part, gap
    ),
    wanted as ( -- a quantile that is looked for, with its place among the times from 0
      select part, gap, share, share * (pairs - 1) as place
      from total
      cross join (
        select share, lag(share) over (order by share) as share_before, lead(share) over (order by share) as share_after
        from unnest(${[...shares]}::float8[]) as share
      ) as shares
      where pairs > 0 and ${wanted ?? Prisma.sql`true`}
    ),
    placed as ( -- a bucket with the times before it
      select part, gap, bucket, pairs, sum(pairs) over (partition by part, gap order by bucket) - pairs as before
      from bucket_count
      where bucket > 0
    ),
    needed as materialized ( -- a bucket that holds a neighbour of a quantile
      select distinct part, gap, bucket, before
      from placed
      join wanted using (part, gap)
      where (floor(place) >= before and floor(place) < before + pairs)
        or (ceil(place) >= before and ceil(place) < before + pairs)
    ),
    sorted as materialized ( -- such a bucket with its times in order; the first has the place after before
      select part, gap, before, own.times
      from needed
      cross join lateral (
        select array_agg(time order by time) as times
        from (${timesOfNeeded}) as unsorted
      ) as own
    ),
    neighbour as ( -- a quantile and the times on both sides, which may lie in two buckets
      select part, gap, share, place - floor(place) as portion,
        max(times[(floor(place) - before)::int + 1]) / 1000000.0::float8 as low,
        max(times[(ceil(place) - before)::int + 1]) / 1000000.0::float8 as high
      from sorted
      join wanted using (part, gap)
      group by part, gap, share, place
    ),
    quantile as ( -- a quantile between its neighbours
      select part, gap, share, low + portion * (high - low) as seconds
      from neighbour
    )`
}

/** Wanted: the known shares on both sides of the middle and of the ends of its interval, as `toMedianOfQuantiles` has them, and of others. */
export function besideMedianSql(...others: readonly Prisma.Sql[]): Prisma.Sql {
  const middle = Prisma.sql`0.5, greatest(0, 0.5 - 0.98 / sqrt(pairs)), least(1, 0.5 + 0.98 / sqrt(pairs))`
  return Prisma.sql`exists (
        select 1
        from unnest(array[${Prisma.join([middle, ...others])}]) as read_at
        where (share >= read_at and coalesce(share_before < read_at, true))
          or (share < read_at and share_after >= read_at)
      )`
}
