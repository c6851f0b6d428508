import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { CHANGING_KINDS, type Facts } from './kinds'
import { byMarkSql, HOLDS, holdsMarkSql, markColumn, marksSql } from './mark-sql'
import { MONTH, MONTH_NUMBER, seenColumnsSql } from './seen-sql'

const SCOPE = Prisma.sql`scope_kind, scope_value`
const NOW = { paths: Prisma.sql`path_now`, pairs: Prisma.sql`product_now` }
const BEFORE = { paths: Prisma.sql`path_before`, pairs: Prisma.sql`product_before` }
const BESIDE = { paths: Prisma.sql`path_beside`, pairs: Prisma.sql`product_beside` }

/** Sessions (scope_kind, scope_value, user_id, day, steps) of all kinds of scopes, with more columns. */
function sessionsSql(facts: Facts, more: Prisma.Sql): Prisma.Sql {
  return Prisma.join(
    CHANGING_KINDS.map(
      ({ kind, sessionsSql: ofKind }) => Prisma.sql`
        select ${kind}::text as scope_kind, scope_value, user_id, day, steps, ${more}
        from (${ofKind(facts)}) as session`,
    ),
    ' union all ',
  )
}

/**
 * What changes of the counts, in two temporary tables `day_change` and `month_change` that `addChangesSql` takes: (scope_kind,
 * scope_value, mark, day or month) with so many sessions more, and the elements `seen` of which there are so many more (`users`), ascending.
 */
export function listChangesSql(funnel: Funnel): readonly Prisma.Sql[] {
  return [
    CHANGED_SESSIONS,
    Prisma.sql`analyze changed_session`,
    ...BESIDE_CHANGED,
    changedElementsSql(funnel),
    addUpSql(funnel, { table: 'day_change', part: 'day', start: Prisma.sql`day`, among: Prisma.sql`true` }),
    addUpSql(funnel, {
      table: 'month_change',
      part: 'month',
      start: MONTH,
      among: Prisma.sql`seen < ${MONTH_NUMBER}`,
    }),
    Prisma.sql`drop table changed_session, path_beside, product_beside, changed_element`,
    Prisma.sql`analyze day_change, month_change`,
  ]
}

/** Most late events change no set of steps. */
const CHANGED_SESSIONS = Prisma.sql`
    create temporary table changed_session on commit drop as
    select ${SCOPE}, user_id, day, steps, sum(sessions)::int as sessions
    from (
      ${sessionsSql(NOW, Prisma.sql`1 as sessions`)}
      union all
      ${sessionsSql(BEFORE, Prisma.sql`-1`)}
    ) as signed
    group by ${SCOPE}, user_id, day, steps
    having sum(sessions) <> 0`

/** The other sessions of the users of whom something changed: they are as they were. */
const BESIDE_CHANGED = (
  [
    ['path_beside', 'session_path', ''],
    ['product_beside', 'product_funnel', 'product_id, '],
  ] as const
).map(
  ([beside, stored, product]) => Prisma.sql`
    create temporary table ${Prisma.raw(beside)} on commit drop as
    select user_id, session_id, ${Prisma.raw(product)}started_on, steps
    from (select distinct user_id from changed_session) as changed
    join ${Prisma.raw(stored)} as stored using (user_id)
    where not exists (
      select 1
      from touched
      where touched.user_id = stored.user_id and touched.session_id = stored.session_id
    )`,
)

/** Elements (scope_kind, scope_value, mark, day, seen) of funnel_day of which there are so many more (`users`). */
function changedElementsSql(funnel: Funnel): Prisma.Sql {
  const [was, now] = [Prisma.sql`steps_were`, Prisma.sql`steps_now`]
  const seen = (name: string, steps: Prisma.Sql) =>
    Prisma.sql`case when ${holdsMarkSql(steps)} then ${byMarkSql(funnel, (mark) => markColumn(name, mark))} end`
  return Prisma.sql`
    create temporary table changed_element on commit drop as
    with session as ( -- a session of a scope, as it was, as it is, or both
      ${sessionsSql(BESIDE, Prisma.sql`true as was, true as is_now`)}
      union all
      ${sessionsSql(BEFORE, Prisma.sql`true, false`)}
      union all
      ${sessionsSql(NOW, Prisma.sql`false, true`)}
    ),
    user_day as ( -- a day of a user in a scope in which something changed
      select ${SCOPE}, user_id, day,
        bit_or(steps) filter (where was) as ${was}, bit_or(steps) filter (where is_now) as ${now}
      from session
      join (select distinct ${SCOPE}, user_id from changed_session) as changed using (${SCOPE}, user_id)
      group by ${SCOPE}, user_id, day
    ),
    seen_day as ( -- the same, with the last day before it of each mark
      select ${SCOPE}, day, ${was}, ${now}, ${seenColumnsSql(funnel, 'was', was)}, ${seenColumnsSql(funnel, 'now', now)}
      from user_day
      window days_before as (
        partition by ${SCOPE}, user_id
        order by day
        rows between unbounded preceding and 1 preceding
      )
    ),
    element as ( -- a mark of a day of a user, with the last day before it
      select ${SCOPE}, mark, day, ${seen('was', was)} as was, ${seen('now', now)} as now
      from seen_day
      cross join ${marksSql(funnel)}
    ),
    changed as materialized ( -- one that came, went, or has another last day before it
      select * from element where was is distinct from now
    )
    select ${SCOPE}, mark, day, seen, sum(users)::int as users
    from (
      select ${SCOPE}, mark, day, now as seen, 1 as users from changed where now is not null
      union all
      select ${SCOPE}, mark, day, was, -1 from changed where was is not null
    ) as signed
    group by ${SCOPE}, mark, day, seen
    having sum(users) <> 0`
}

type Sum = Readonly<{ table: string; part: string; start: Prisma.Sql; among: Prisma.Sql }>

/** Adds up by `start` of a day, of elements those for which `among` holds. */
function addUpSql(funnel: Funnel, { table, part, start, among }: Sum): Prisma.Sql {
  const key = Prisma.sql`${SCOPE}, mark, ${Prisma.raw(part)}`
  return Prisma.sql`
    create temporary table ${Prisma.raw(table)} on commit drop as
    with change as ( -- an element of which there are more or fewer; null has the sessions
      select ${SCOPE}, mark, ${start} as ${Prisma.raw(part)}, seen, users, 0 as sessions
      from changed_element
      where ${among}
      union all
      select ${SCOPE}, mark, ${start}, null, 0, sessions
      from changed_session
      join ${marksSql(funnel)} on ${HOLDS}
    ),
    added_up as ( -- the same, each once
      select ${key}, seen, sum(users)::int as users, sum(sessions)::int as sessions
      from change
      group by ${key}, seen
      having sum(users) <> 0 or sum(sessions) <> 0
    )
    select ${key}, coalesce(sum(sessions), 0)::int as sessions,
      coalesce(array_agg(seen order by seen) filter (where seen is not null), '{}') as seen,
      coalesce(array_agg(users order by seen) filter (where seen is not null), '{}') as users
    from added_up
    group by ${key}`
}
