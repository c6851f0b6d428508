import { Prisma } from '@/lib/db'
import { listMarks } from '@/lib/funnel/marks'
import { HOLDS, holdsMarkSql, IS_COUNTED, marksSql } from '@/lib/sql/mark-sql'
import type { Counted } from './counted'
import { type Facts, listChangingKinds } from './kinds'
import { dayNumberSql, MONTH, MONTH_NUMBER, NEVER } from './seen-sql'

/** All rows of the users in whose scopes something changed, as they are now. */
const OF_USERS = { paths: Prisma.sql`user_path`, pairs: Prisma.sql`user_pair` }

/** Rows (scope_kind, scope_value, user_id, day, steps) of all kinds of scopes, with more columns. */
function ofKindsSql(
  counted: Counted,
  facts: Facts,
  of: 'rowsSql' | 'sessionsSql',
  more: Prisma.Sql,
): Prisma.Sql {
  return Prisma.join(
    listChangingKinds(counted).map(
      (kind) => Prisma.sql`
        select ${kind.kind}::text as scope_kind, scope_value, user_id, day, steps, ${more}
        from (${kind[of](facts)}) as counted`,
    ),
    ' union all ',
  )
}

/**
 * What changes of the counts, in two temporary tables `day_change` and `month_change` that `addChangesSql` takes: (scope_kind,
 * scope_value, mark, day or month) with so many sessions more, and the elements `seen` of which there are so many more (`users`), ascending.
 */
export function listChangesSql(counted: Counted): readonly Prisma.Sql[] {
  return [
    changedSessionsSql(counted),
    CHANGED_USERS,
    Prisma.sql`analyze changed_user`,
    changedElementsSql(counted),
    addUpSql(counted, { table: 'day_change', part: 'day', start: Prisma.sql`day`, among: Prisma.sql`true` }),
    addUpSql(counted, {
      table: 'month_change',
      part: 'month',
      start: MONTH,
      among: Prisma.sql`seen < ${MONTH_NUMBER}`,
    }),
    Prisma.sql`analyze day_change (scope_kind, scope_value), month_change (scope_kind, scope_value)`,
  ]
}

/** Most late events change no set of steps. Scopes have numbers from here on. */
function changedSessionsSql(counted: Counted): Prisma.Sql {
  return Prisma.sql`
    create temporary table changed_session on commit drop as
    select dense_rank() over (order by scope_kind, scope_value)::int as scope, *
    from (
      select scope_kind, scope_value, user_id, day, steps, sum(sessions)::int as sessions
      from (
        ${ofKindsSql(counted, counted.now, 'sessionsSql', Prisma.sql`1 as sessions`)}
        union all
        ${ofKindsSql(counted, counted.before, 'sessionsSql', Prisma.sql`-1`)}
      ) as signed
      group by scope_kind, scope_value, user_id, day, steps
      having sum(sessions) <> 0
    ) as changed`
}

/** The users of scopes in which something changed, numbered. */
const CHANGED_USERS = Prisma.sql`
    create temporary table changed_user on commit drop as
    select row_number() over ()::int as id, *
    from (select distinct scope, scope_kind, scope_value, user_id from changed_session) as changed`

/** Elements (scope, mark, day, seen) of funnel_day of which there are so many more (`users`). */
function changedElementsSql(counted: Counted): Prisma.Sql {
  const { funnel, stored, change } = counted
  const was = Prisma.sql`coalesce(${holdsMarkSql(Prisma.sql`steps_were`)}, false)`
  const isNow = Prisma.sql`coalesce(${holdsMarkSql(Prisma.sql`steps_now`)}, false)`
  const seen = (on: Prisma.Sql) => Prisma.sql`
          case when ${on} then
            coalesce(max(${dayNumberSql(Prisma.sql`day`)}) filter (where ${on}) over days_before, ${NEVER})
          end`
  return Prisma.sql`
    create temporary table changed_element on commit drop as
    with user_path as ( -- a session of such a user, of the shop
      select user_id, session_id, started_on, steps
      from (select distinct user_id from changed_user where scope_kind = 'shop') as changed
      join ${stored.paths} as path using (user_id)
    ),
    user_pair as materialized ( -- a pair of such a user, of other scopes
      select user_id, session_id, product_id, started_on, steps
      from (select distinct user_id from changed_user where scope_kind <> 'shop') as changed
      join ${stored.pairs} as pair using (user_id)
    ),
    counted as ( -- a row that is there now, or came or went
      ${ofKindsSql(counted, OF_USERS, 'rowsSql', Prisma.sql`1 as there, 0 as came`)}
      union all
      ${ofKindsSql(counted, { ...change, also: Prisma.sql`came` }, 'rowsSql', Prisma.sql`0, came`)}
    ),
    steps_day as ( -- a set of steps on a day of a user
      select id, day, steps, sum(there) as there, sum(came) as came
      from counted
      join changed_user using (scope_kind, scope_value, user_id)
      group by id, day, steps
    ),
    user_day as ( -- a day of a user in a scope
      select id, day,
        bit_or(steps) filter (where there > came) as steps_were,
        bit_or(steps) filter (where there > 0) as steps_now
      from steps_day
      group by id, day
    ),
    changed_mark as ( -- a mark that a user has on other days now
      select distinct id, mark, least, bits
      from user_day
      join changed_user using (id)
      join ${marksSql(listMarks(funnel))} on ${was} <> ${isNow} and ${IS_COUNTED}
      where steps_were is distinct from steps_now
    ),
    mark_day as ( -- a day of it
      select id, mark, day, ${was} as was, ${isNow} as is_now
      from changed_mark
      join user_day using (id)
    ),
    seen_day as ( -- the same, with the last such day before it
      select id, mark, day, ${seen(Prisma.sql`was`)} as was, ${seen(Prisma.sql`is_now`)} as now
      from mark_day
      where was or is_now
      window days_before as (partition by id, mark order by day rows between unbounded preceding and 1 preceding)
    )
    select scope, mark, day, seen, sum(users)::int as users
    from (select * from seen_day where was is distinct from now) as changed
    join changed_user using (id)
    cross join lateral (values (now, 1), (was, -1)) as element (seen, users)
    where seen is not null
    group by scope, mark, day, seen
    having sum(users) <> 0`
}

type Sum = Readonly<{ table: string; part: string; start: Prisma.Sql; among: Prisma.Sql }>

/** Adds up by `start` of a day, of elements those for which `among` holds. */
function addUpSql({ funnel }: Counted, { table, part, start, among }: Sum): Prisma.Sql {
  const key = Prisma.sql`scope, mark, ${Prisma.raw(part)}`
  return Prisma.sql`
    create temporary table ${Prisma.raw(table)} on commit drop as
    with change as ( -- an element of which there are more or fewer; null has the sessions
      select scope, mark, ${start} as ${Prisma.raw(part)}, seen, users, 0 as sessions
      from changed_element
      where ${among}
      union all
      select scope, mark, ${start}, null, 0, sessions
      from changed_session
      join ${marksSql(listMarks(funnel))} on ${HOLDS} and ${IS_COUNTED}
    ),
    added_up as ( -- the same, each once
      select ${key}, seen, sum(users)::int as users, sum(sessions)::int as sessions
      from change
      group by ${key}, seen
      having sum(users) <> 0 or sum(sessions) <> 0
    ),
    listed as (
      select ${key}, coalesce(sum(sessions), 0)::int as sessions,
        coalesce(array_agg(seen order by seen) filter (where seen is not null), '{}') as seen,
        coalesce(array_agg(users order by seen) filter (where seen is not null), '{}') as users
      from added_up
      group by ${key}
    )
    select scope_kind, scope_value, listed.*
    from listed
    join (select distinct scope, scope_kind, scope_value from changed_user) as changed using (scope)`
}
