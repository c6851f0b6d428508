import { Prisma } from '@/lib/db'
import type { Counted } from '../counted'
import type { Kind } from './kinds'
import { byMarkSql, HOLDS, holdsSql, markColumn, marksSql } from './mark-sql'
import { dayNumberSql, MONTH, MONTH_NUMBER, seenColumnsSql } from './seen-sql'

/**
 * Counts the days of a kind of scope, of which there are none yet. The last days before a day are found for all marks at once,
 * so that rows are put in order once by user and once by day: `distinct` keeps the planner from grouping without an order.
 */
export function countDaysSql(
  { key, funnel, stored }: Counted,
  { kind, listMarks, rowsSql, sessionsSql }: Kind,
): Prisma.Sql {
  const marks = listMarks(funnel)
  const steps = Prisma.sql`steps`
  const users = (mark: number) => markColumn('seen', mark)
  const arrays = marks.map(
    (mark) => Prisma.sql`
        array_agg(${users(mark)} order by ${users(mark)}) filter (where ${holdsSql(mark, steps)}) as ${users(mark)}`,
  )
  return Prisma.sql`
    insert into funnel_day (funnel, scope_kind, scope_value, mark, day, sessions, seen_before)
    with user_day as ( -- a day of a user in a scope
      select user_id, scope_value, day, ${dayNumberSql(Prisma.sql`day`)} as number, bit_or(distinct steps) as steps
      from (${rowsSql(stored)}) as stored
      group by user_id, scope_value, day
    ),
    seen_day as ( -- the same, with the last day before it of each mark
      select scope_value, day, steps, ${seenColumnsSql(marks, steps)}
      from user_day
      window days_before as (
        partition by user_id, scope_value
        order by day
        rows between unbounded preceding and 1 preceding
      )
    ),
    scope_day as ( -- a day of a scope, with the users of each mark
      select scope_value, day, ${Prisma.join(arrays)}
      from seen_day
      group by scope_value, day
    ),
    steps_day as ( -- a day of a scope and a set of steps
      select scope_value, day, steps, count(*) as sessions
      from (${sessionsSql(stored)}) as session
      group by scope_value, day, steps
    ),
    counted as ( -- a day of a scope and a mark, once with its users and once with its sessions
      select scope_value, mark, day, 0 as sessions, ${byMarkSql(marks, users)} as seen_before
      from scope_day
      cross join ${marksSql(marks)}
      union all
      select scope_value, mark, day, sessions, null
      from steps_day
      join ${marksSql(marks)} on ${HOLDS}
    )
    select ${key}::text, ${kind}, scope_value, mark, day, sum(sessions), array_concat(seen_before)
    from counted
    group by scope_value, mark, day
    having sum(sessions) > 0
    order by scope_value, mark, day`
}

/** Counts the months of scopes, of which there are none yet, from their days: `among` is true of their rows of funnel_day. */
export function countMonthsSql(among: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into funnel_month (funnel, scope_kind, scope_value, mark, month, sessions, seen_before, users)
    with mark_month as ( -- a month of a scope and a mark
      select funnel, scope_kind, scope_value, mark, ${MONTH} as month, sum(sessions) as sessions
      from funnel_day
      where ${among}
      group by funnel, scope_kind, scope_value, mark, month
    )
    select mark_month.*, seen_before, users
    from mark_month
    cross join lateral ( -- a user is on the first of its days in the month where the last one before that is before the month
      select coalesce(array_agg(seen order by seen), '{}') as seen_before, coalesce(array_agg(users order by seen), '{}') as users
      from (
        select unnest(seen_before[:width_bucket((${MONTH_NUMBER} - 1)::smallint, seen_before)]) as seen, count(*)::int as users
        from funnel_day
        where (funnel, scope_kind, scope_value, mark)
            = (mark_month.funnel, mark_month.scope_kind, mark_month.scope_value, mark_month.mark)
          and day >= month
          and day < month + interval '1 month'
        group by seen
      ) as run
    ) as counted
    order by funnel, scope_kind, scope_value, mark, month`
}
