import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { listMarks } from '@/lib/funnel/marks'
import { CHANGING_KINDS, type Facts } from './kinds'
import { byMarkSql, HOLDS, holdsSql, markColumn, marksSql } from './mark-sql'
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
    changedSeenSql(funnel),
    totalSql('day_change', 'day', changesSql(funnel, Prisma.sql`day`, Prisma.sql`true`)),
    totalSql('month_change', 'month', changesSql(funnel, MONTH, Prisma.sql`seen < ${MONTH_NUMBER}`)),
    Prisma.sql`drop table changed_session, path_beside, product_beside, changed_seen`,
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
    ['path_beside', 'session_path'],
    ['product_beside', 'product_funnel'],
  ] as const
).map(
  ([beside, stored]) => Prisma.sql`
    create temporary table ${Prisma.raw(beside)} on commit drop as
    select stored.*
    from (select distinct user_id from changed_session) as changed
    join ${Prisma.raw(stored)} as stored using (user_id)
    where not exists (
      select 1
      from touched
      where touched.user_id = stored.user_id and touched.session_id = stored.session_id
    )`,
)

/** Days of users in scopes where a mark came, went, or has another last day before it, with what it was and is. */
function changedSeenSql(funnel: Funnel): Prisma.Sql {
  const [was, is] = [Prisma.sql`was`, Prisma.sql`is_now`]
  const differs = listMarks(funnel).map((mark) => {
    const [wasSeen, isSeen] = [markColumn('was', mark), markColumn('now', mark)]
    return Prisma.sql`case when ${holdsSql(mark, was)} then ${wasSeen} end
        is distinct from case when ${holdsSql(mark, is)} then ${isSeen} end`
  })
  return Prisma.sql`
    create temporary table changed_seen on commit drop as
    with session as ( -- a session of a scope, as it was, as it is, or both
      ${sessionsSql(BESIDE, Prisma.sql`true as was, true as is_now`)}
      union all
      ${sessionsSql(BEFORE, Prisma.sql`true, false`)}
      union all
      ${sessionsSql(NOW, Prisma.sql`false, true`)}
    ),
    user_day as ( -- a day of a user in a scope in which something changed
      select ${SCOPE}, user_id, day, bit_or(steps) filter (where was) as was, bit_or(steps) filter (where is_now) as is_now
      from session
      join (select distinct ${SCOPE}, user_id from changed_session) as changed using (${SCOPE}, user_id)
      group by ${SCOPE}, user_id, day
    ),
    seen_day as ( -- the same, with the last day before it of each mark
      select ${SCOPE}, day, was, is_now, ${seenColumnsSql(funnel, 'was', was)}, ${seenColumnsSql(funnel, 'now', is)}
      from user_day
      window days_before as (
        partition by ${SCOPE}, user_id
        order by day
        rows between unbounded preceding and 1 preceding
      )
    )
    select *
    from seen_day
    where ${Prisma.join(differs, ' or ')}`
}

/** Rows (scope_kind, scope_value, mark, part, seen, users, sessions), of the elements that `condition` holds for. */
function changesSql(funnel: Funnel, part: Prisma.Sql, condition: Prisma.Sql): Prisma.Sql {
  const elements = (name: string, steps: Prisma.Sql, users: Prisma.Sql) => Prisma.sql`
        select ${SCOPE}, mark, ${part} as part, seen, ${users} as users, 0 as sessions
        from (
          select ${SCOPE}, mark, day, ${byMarkSql(funnel, (mark) => markColumn(name, mark))} as seen
          from (select *, ${steps} as steps from changed_seen) as changed
          join ${marksSql(funnel)} on ${HOLDS}
        ) as element
        where ${condition}`
  return Prisma.sql`
        ${elements('now', Prisma.sql`is_now`, Prisma.sql`1`)}
        union all
        ${elements('was', Prisma.sql`was`, Prisma.sql`-1`)}
        union all
        select ${SCOPE}, mark, ${part}, null, 0, sessions
        from changed_session
        join ${marksSql(funnel)} on ${HOLDS}`
}

function totalSql(table: string, part: string, changes: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    create temporary table ${Prisma.raw(table)} on commit drop as
    with element as ( -- an element of which there are more or fewer; null has the sessions
      select ${SCOPE}, mark, part, seen, sum(users)::int as users, sum(sessions)::int as sessions
      from (${changes}) as change
      group by ${SCOPE}, mark, part, seen
      having sum(users) <> 0 or sum(sessions) <> 0
    )
    select ${SCOPE}, mark, part as ${Prisma.raw(part)}, coalesce(sum(sessions), 0)::int as sessions,
      coalesce(array_agg(seen order by seen) filter (where seen is not null), '{}') as seen,
      coalesce(array_agg(users order by seen) filter (where seen is not null), '{}') as users
    from element
    group by ${SCOPE}, mark, part`
}
