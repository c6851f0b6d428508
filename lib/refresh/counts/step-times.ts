import { Prisma } from '@/lib/db'
import { listGaps } from '@/lib/funnel/gaps'
import { raw } from '@/lib/sql/raw'
import { reachedAtSql } from '@/lib/sql/reach-sql'
import { TIME_BUCKETS } from '@/lib/sql/time-buckets'
import type { Counted } from './counted'
import type { Rollup } from './rollup'
import { spliceSql } from './splice-sql'

const KEY_COLUMNS = ['funnel', 'scope_kind', 'scope_value', 'gap', 'bucket'] as const
const KEY = Prisma.raw(KEY_COLUMNS.join(', '))

/** The times from step to step, of the shop and of each product: each by day, and added up by month. */
export const STEP_TIMES: Rollup = {
  name: 'times from step to step',
  tables: ['step_time', 'step_time_month'],
  rebuildSql: (counted) => [
    ...listScopes(counted).map((scope) => rebuildSql(counted, scope)),
    addMonthsSql(Prisma.sql`step_time where funnel = ${counted.key}`),
  ],
  changeSql: (counted) => [
    changedSql(counted),
    addMonthsSql(Prisma.sql`step_time_change`),
    Prisma.sql`delete from step_time_month where funnel = ${counted.key} and pairs = 0`,
    ADD_CHANGED,
    DELETE_EMPTY,
  ],
}

type Scope = Readonly<{ kind: keyof typeof TIME_BUCKETS; value: Prisma.Sql }>

const SCOPES: readonly Scope[] = [
  { kind: 'shop', value: Prisma.sql`''::text` },
  { kind: 'product', value: Prisma.sql`product_id` },
]

function listScopes({ hasProducts }: Counted): readonly Scope[] {
  return hasProducts ? SCOPES : SCOPES.filter(({ kind }) => kind === 'shop')
}

/** The key of a time but for its day. */
function keySql({ key }: Counted, { kind, value }: Scope): Prisma.Sql {
  return Prisma.sql`${key}::text as funnel, ${Prisma.raw(`'${kind}'`)}::text as scope_kind, ${value} as scope_value, gap,
        width_bucket(time, ${[...TIME_BUCKETS[kind].edges]}::bigint[])::smallint as bucket`
}

/** A pair of a session and a product that has both steps of a gap: the microseconds between them, negative where turned round. */
function timesSql({ funnel }: Counted, rows: Prisma.Sql): Prisma.Sql {
  const gaps = listGaps(funnel).map(
    ({ place, from, to }) => Prisma.sql`
        select product_id, started_on as day, ${raw(place)}::smallint as gap,
          round(date_part('epoch', ${reachedAtSql(to)} - ${reachedAtSql(from)}) * 1000000)::bigint as time, came
        from ${rows} as timed
        where ${reachedAtSql(to)} is not null and ${reachedAtSql(from)} is not null`,
  )
  return Prisma.join(gaps, ' union all ')
}

/** In the order of the key, so that what is read together lies together. */
function rebuildSql(counted: Counted, scope: Scope): Prisma.Sql {
  const times = timesSql(counted, Prisma.sql`(select *, 1 as came from ${counted.stored.pairs} as pair)`)
  return Prisma.sql`
    insert into step_time (${KEY}, day, pairs, microseconds, times)
    select ${KEY}, day, count(*), sum(time), array_agg(time order by time)
    from (
      select ${keySql(counted, scope)}, day, time
      from (${times}) as timed
    ) as keyed
    group by ${KEY}, day
    order by ${KEY}, day`
}

/** The times of rows of step_time of which there are more or fewer now (`more`), ascending, with their number and sum. */
function changedSql(counted: Counted): Prisma.Sql {
  const scopes = listScopes(counted).map(
    (scope) => Prisma.sql`select ${keySql(counted, scope)}, day, time, more from moved`,
  )
  return Prisma.sql`
    create temporary table step_time_change on commit drop as
    with moved as ( -- a time of a product's day that came, or went
      select product_id, day, gap, time, sum(came)::int as more
      from (${timesSql(counted, counted.change.pairs)}) as changed
      group by product_id, day, gap, time
      having sum(came) <> 0
    ),
    scoped as ( -- a time of a row
      select ${KEY}, day, time, sum(more)::int as more
      from (${Prisma.join(scopes, ' union all ')}) as of_scopes
      group by ${KEY}, day, time
      having sum(more) <> 0
    )
    select ${KEY}, day, sum(more)::int as pairs, sum(more * time) as microseconds,
      array_agg(time order by time) as times, array_agg(more order by time) as more
    from scoped
    group by ${KEY}, day`
}

/** True for the row of step_time that a changed one is about. */
const IS_ROW = Prisma.raw(
  [...KEY_COLUMNS, 'day'].map((column) => `step_time.${column} = change.${column}`).join(' and '),
)

/** Each row is looked up by itself: a join reads the whole table. */
const ADD_CHANGED = Prisma.sql`
    insert into step_time (${KEY}, day, pairs, microseconds, times)
    select ${KEY}, day, coalesce(found.pairs, 0) + change.pairs, coalesce(found.microseconds, 0) + change.microseconds,
      ${spliceSql(Prisma.sql`stored.times`, Prisma.sql`change.times`, Prisma.sql`change.more`)}
    from step_time_change as change
    left join lateral (
      select pairs, microseconds, times || '{}' as times
      from step_time
      where ${IS_ROW}
      limit 1
    ) as found on true
    cross join lateral (select coalesce(found.times, '{}') as times offset 0) as stored
    order by ${KEY}, day
    on conflict (${KEY}, day) do update
    set pairs = excluded.pairs, microseconds = excluded.microseconds, times = excluded.times`

const DELETE_EMPTY = Prisma.sql`
    delete from step_time
    using step_time_change as change
    where ${IS_ROW} and change.pairs < 0 and step_time.pairs = 0`

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
