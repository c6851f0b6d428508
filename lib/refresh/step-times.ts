import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { listGaps } from '@/lib/funnel/gaps'
import { reachedAtSql } from '@/lib/sql/reach-sql'
import { TIME_BUCKETS } from '@/lib/sql/time-buckets'
import type { Rollup } from './rollup'
import { raw } from './step-sql'

const KEY_COLUMNS = ['funnel', 'scope_kind', 'scope_value', 'gap', 'bucket'] as const
const KEY = Prisma.raw(KEY_COLUMNS.join(', '))

/** The times from step to step, of the shop and of each product: each by day, and added up by month. */
export const STEP_TIMES: Rollup = {
  name: 'times from step to step',
  tables: ['step_time', 'step_time_month'],
  rebuildSql: (funnel) => [
    ...SCOPES.map((scope) => rebuildSql(scope, timesSql(funnel, Prisma.sql`product_funnel`))),
    addMonthsSql(Prisma.sql`step_time`),
  ],
  changeSql: (funnel) => [
    changedSql(funnel),
    Prisma.sql`analyze step_time_change`,
    TIMES_NOW,
    addMonthsSql(Prisma.sql`
      (select ${KEY}, day, sum(pairs)::int as pairs, sum(pairs * time) as microseconds
      from step_time_change
      group by ${KEY}, day) as changed`),
    Prisma.sql`delete from step_time_month where pairs = 0`,
    DELETE_CHANGED,
    Prisma.sql`insert into step_time table step_time_now`,
    Prisma.sql`drop table step_time_change, step_time_now`,
  ],
}

type Scope = Readonly<{ kind: keyof typeof TIME_BUCKETS; value: Prisma.Sql }>

const SCOPES: readonly Scope[] = [
  { kind: 'shop', value: Prisma.sql`''::text` },
  { kind: 'product', value: Prisma.sql`product_id` },
]

/** The key of a time but for its day. */
function keySql({ kind, value }: Scope): Prisma.Sql {
  return Prisma.sql`'product'::text as funnel, ${Prisma.raw(`'${kind}'`)}::text as scope_kind, ${value} as scope_value, gap,
        width_bucket(time, ${[...TIME_BUCKETS[kind].edges]}::bigint[])::smallint as bucket`
}

/** A pair of a session and a product that has both steps of a gap: the microseconds between them, negative where turned round. */
function timesSql(funnel: Funnel, rows: Prisma.Sql): Prisma.Sql {
  const gaps = listGaps(funnel).map(
    ({ from, to }) => Prisma.sql`
        select product_id, started_on as day, ${raw(from)}::smallint as gap,
          round(date_part('epoch', ${reachedAtSql(to)} - ${reachedAtSql(from)}) * 1000000)::bigint as time
        from ${rows} as timed
        where ${reachedAtSql(to)} is not null and ${reachedAtSql(from)} is not null`,
  )
  return Prisma.join(gaps, ' union all ')
}

/** In the order of the key, so that what is read together lies together. */
function rebuildSql(scope: Scope, times: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into step_time (${KEY}, day, pairs, microseconds, times)
    select ${KEY}, day, count(*), sum(time), array_agg(time order by time)
    from (
      select ${keySql(scope)}, day, time
      from (${times}) as timed
    ) as keyed
    group by ${KEY}, day
    order by ${KEY}, day`
}

/** How many times are there more now, of each scope; negative where there are fewer. */
function changedSql(funnel: Funnel): Prisma.Sql {
  const scopes = SCOPES.map((scope) => Prisma.sql`select ${keySql(scope)}, day, time, pairs from moved`)
  return Prisma.sql`
    create temporary table step_time_change on commit drop as
    with moved as ( -- a time of a product's day that came, or went
      select product_id, day, gap, time, sum(pairs)::int as pairs
      from (
        select *, 1 as pairs from (${timesSql(funnel, Prisma.sql`product_now`)}) as now
        union all
        select *, -1 from (${timesSql(funnel, Prisma.sql`product_before`)}) as before
      ) as signed
      group by product_id, day, gap, time
      having sum(pairs) <> 0
    )
    select dense_rank() over (order by ${KEY}, day) as "row", ${KEY}, day, time, sum(pairs)::int as pairs
    from (${Prisma.join(scopes, ' union all ')}) as scoped
    group by ${KEY}, day, time
    having sum(pairs) <> 0`
}

/** True for the row of step_time that a row of another table is about. */
function isRowSql(other: string): Prisma.Sql {
  const equal = [...KEY_COLUMNS, 'day'].map((column) =>
    Prisma.raw(`step_time.${column} = ${other}.${column}`),
  )
  return Prisma.join(equal, ' and ')
}

/** The rows that changed, as they are now. Looked up one by one: a join reads the whole table. */
const TIMES_NOW = Prisma.sql`
    create temporary table step_time_now on commit drop as
    with changed as ( -- a row that changed
      select distinct row, ${KEY}, day from step_time_change
    ),
    counted as ( -- a time of it, and how many pairs have it
      select row, time, sum(pairs)::int as pairs
      from (
        select changed.row, stored.time, 1 as pairs
        from changed
        cross join lateral (
          select unnest(times) as time
          from step_time
          where ${isRowSql('changed')}
        ) as stored
        union all
        select row, time, pairs from step_time_change
      ) as signed
      group by row, time
      having sum(pairs) > 0
    ),
    added_up as materialized ( -- a row that still has times
      select row, count(*)::int as pairs, sum(time) as microseconds, array_agg(time order by time) as times
      from counted
      cross join generate_series(1, counted.pairs)
      group by row
    )
    select ${KEY}, day, pairs, microseconds, times
    from added_up
    join changed using (row)
    order by ${KEY}, day`

const DELETE_CHANGED = Prisma.sql`
    delete from step_time
    using (select distinct ${KEY}, day from step_time_change) as changed
    where ${isRowSql('changed')}`

function addMonthsSql(days: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into step_time_month (${KEY}, month, pairs, microseconds)
    select ${KEY}, date_trunc('month', day::timestamp)::date as month, sum(pairs), sum(microseconds)
    from ${days}
    group by ${KEY}, month
    having sum(pairs) <> 0 or sum(microseconds) <> 0
    order by ${KEY}, month
    on conflict (${KEY}, month) do update
    set pairs = step_time_month.pairs + excluded.pairs,
      microseconds = step_time_month.microseconds + excluded.microseconds`
}
