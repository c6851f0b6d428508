import type { ReportQuery } from '@/lib/query/report-query'
import { QUANTILES } from '@/lib/stats/median-of-quantiles'
import { Prisma } from '@/prisma/generated/client'
import { bucketSql } from '../bucket-sql'
import { inRangeSql } from '../range-sql'
import { besideMedianSql, quantilesSql } from '../step-times-sql'
import { ORDER_TIME_EDGES } from '../time-buckets'
import { INTERVALS } from '../time-part-sql'
import { isKeptDaySql, isOfBothSql, type OrdersAsked, toScope } from './order-days-sql'
import { type CountedOrders, type OrderScopeKind, ofKnownSql } from './order-entries-sql'

/** What is timed from the checkout on, by its place. */
const TIMES = ['to_shipped', 'to_delivered'] as const

const WEEK = Prisma.sql`date_trunc('week', day::timestamp)::date`

/**
 * Rows (scope_kind, scope_value, gap, bucket, week, part, time, orders): times of orders in scopes of a kind. order_time keeps them by
 * the week of the checkout, as seven times the microseconds and the day of the week from 0: so they stay in order.
 */
export function orderTimeEntriesSql({ rows, sign }: CountedOrders, kind: OrderScopeKind): Prisma.Sql {
  const of = ofKnownSql(kind)
  const each = TIMES.map(
    (column, gap) => Prisma.sql`
          select ${of.value} as scope_value, ${of.part} as part, ${Prisma.raw(`${gap}::smallint`)} as gap, known_on as day,
            ${Prisma.raw(column)} as time
          from ${rows} as standing
          ${of.join}
          where known_on is not null and ${Prisma.raw(column)} is not null`,
  )
  return Prisma.sql`
        select ${Prisma.raw(`'${kind}'::text`)} as scope_kind, scope_value, gap,
          width_bucket(time, ${[...ORDER_TIME_EDGES[kind]]}::bigint[])::smallint as bucket, ${WEEK} as week, part,
          time * 7 + (day - ${WEEK}) as time, ${Prisma.raw(String(sign))} as orders
        from (${Prisma.join(each, ' union all ')}) as timed`
}

/** What times are told apart by: their service, beside all of them (the part ''), or the first day of the query's grain. */
type TimesBy = 'service' | ReportQuery

/**
 * `told_time as (...), ..., timed as (...)`: rows (part, "shipQuantiles", "deliveryQuantiles"), after `orderCountSql`. Seconds at
 * QUANTILES, those that the median, its interval and the 90th percentile are read from; exact, as percentile_cont has them.
 */
export function orderTimesSql(asked: OrdersAsked, by: TimesBy): Prisma.Sql {
  const wanted = { shares: QUANTILES, wanted: besideMedianSql(Prisma.sql`0.9`) }
  const at = (gap: number) => Prisma.sql`max(quantiles) filter (where gap = ${Prisma.raw(String(gap))})`
  const told = Prisma.sql`told_time as materialized ( -- a bucket of a part, with times that are told anew, or taken off
      ${toldSql(asked, by)}
    ),`
  return Prisma.sql`${asked.kept === 'all' ? Prisma.empty : told}
    bucket_count as ( -- a part, what is timed and a bucket, with its orders
      select part, gap, bucket, sum(orders)::float8 as pairs, 0 as microseconds
      from (${countedSql(asked, by)}) as counted
      group by part, gap, bucket
    ),
    ${quantilesSql(timesOfNeededSql(asked, by), wanted)},
    timed as ( -- a part with the times that it has
      select part, ${at(0)} as "shipQuantiles", ${at(1)} as "deliveryQuantiles"
      from (
        select part, gap, array_agg(seconds order by share) as quantiles
        from total
        cross join unnest(${[...QUANTILES]}::float8[]) as share
        left join quantile using (part, gap, share)
        group by part, gap
      ) as found
      group by part
    )`
}

const DAY = Prisma.sql`(week + (time % 7)::int)`

/** Rows (part, gap, bucket, orders, times) beside what is kept: of orders that are told anew, 1, or taken off, -1. */
function toldSql(asked: OrdersAsked, by: TimesBy): Prisma.Sql {
  const { kept, range } = asked
  const { kind, value } = toScope(asked)
  const rows: CountedOrders[] = [
    { rows: Prisma.sql`live`, sign: 1 },
    ...(kept === 'but-waiting' ? [{ rows: Prisma.sql`taken_off`, sign: -1 } as const] : []),
  ]
  const entries = rows.map((each) => orderTimeEntriesSql(each, kind))
  const parts = by === 'service' ? Prisma.sql`unnest(array['all', service])` : toPart(by, DAY)
  return Prisma.sql`
      select part, gap, bucket, orders, array_agg(time / 7) as times
      from (
        select ${parts} as part, gap, bucket, time, orders
        from (select *, part as service from (${Prisma.join(entries, ' union all ')}) as entry) as told
        where scope_value = ${value} and ${isOfBothSql(asked)} and ${inRangeSql(DAY, range)}
      ) as told
      group by part, gap, bucket, orders`
}

/** True for the rows of order_time of the question's scope that have days of its range. */
function chosenSql(asked: OrdersAsked): Prisma.Sql {
  const { kind, value } = toScope(asked)
  const { range } = asked
  const inRange = range
    ? Prisma.sql`week > ${range.from}::date - 7 and week < ${range.to}::date`
    : Prisma.sql`true`
  return Prisma.sql`scope_kind = ${kind} and scope_value = ${value} and ${isOfBothSql(asked)} and ${inRange}`
}

function isDaySql(asked: OrdersAsked): Prisma.Sql {
  return Prisma.sql`${inRangeSql(DAY, asked.range)} and ${isKeptDaySql(asked, DAY)}`
}

const toPart = (by: TimesBy, day: Prisma.Sql) => (by === 'service' ? Prisma.sql`service` : bucketSql(day, by))

/** The same rows once more as parts of all, where services are told apart. */
function withAllSql(by: TimesBy, rows: Prisma.Sql): Prisma.Sql {
  if (by !== 'service') return rows
  return Prisma.sql`select unnest(array['all', part]) as part, gap, bucket, orders from (${rows}) as of_service`
}

/** Whole weeks as they are counted; of the others each time. */
function countedSql(asked: OrdersAsked, by: TimesBy): Prisma.Sql {
  const [first, last] = [Prisma.sql`week`, Prisma.sql`(week + 6)`]
  const isWhole = Prisma.sql`(${inRangeSql(first, asked.range)} and ${inRangeSql(last, asked.range)} and ${isKeptDaySql(asked, last)}
          and ${by === 'service' ? Prisma.sql`true` : Prisma.sql`${bucketSql(first, by)} = ${bucketSql(last, by)}`})`
  const kept = Prisma.sql`
        select ${toPart(by, first)} as part, gap, bucket, orders
        from ${KEPT}
        where ${chosenSql(asked)} and ${isWhole}
        union all
        select ${toPart(by, DAY)}, gap, bucket, 1
        from ${KEPT}
        cross join unnest(times) as time
        where ${chosenSql(asked)} and not ${isWhole} and ${isDaySql(asked)}`
  const told = Prisma.sql`select part, gap, bucket, orders * cardinality(times) as orders from told_time`
  if (asked.kept === 'none') return told
  return asked.kept === 'all' ? withAllSql(by, kept) : Prisma.sql`${withAllSql(by, kept)} union all ${told}`
}

/** Times of a row (part, gap, bucket) of `needed`; those that are taken off are among those that are kept. */
function timesOfNeededSql(asked: OrdersAsked, by: TimesBy): Prisma.Sql {
  const isPart =
    by === 'service'
      ? Prisma.sql`needed.part in ('all', service)`
      : Prisma.sql`week > needed.part - 7 and week < (needed.part + ${INTERVALS[by.grain]}::interval)::date
          and ${bucketSql(DAY, by)} = needed.part`
  const kept = Prisma.sql`
        select time / 7 as time
        from ${KEPT}
        cross join unnest(times) as time
        where ${chosenSql(asked)} and gap = needed.gap and bucket = needed.bucket and ${isPart} and ${isDaySql(asked)}`
  const told = (orders: number) => Prisma.sql`
        select unnest(times) as time
        from told_time
        where (part, gap, bucket, orders) = (needed.part, needed.gap, needed.bucket, ${Prisma.raw(String(orders))})`
  if (asked.kept === 'none') return told(1)
  return asked.kept === 'all' ? kept : Prisma.sql`(${kept} union all ${told(1)}) except all ${told(-1)}`
}

const KEPT = Prisma.sql`(select *, part as service from order_time) as kept`
