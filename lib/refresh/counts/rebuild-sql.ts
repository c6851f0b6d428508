import { Prisma } from '@/lib/db'
import { byMarkSql, holdsSql, markColumn, marksSql } from '@/lib/sql/mark-sql'
import type { Counted } from './counted'
import type { Kind } from './kinds'
import { dayNumberSql, MONTH, MONTH_NUMBER, seenColumnsSql } from './seen-sql'

/**
 * Counts the days of a kind of scope, of which there are none yet. Rows are put in order once by user and once by day, for all marks:
 * days first, as few scopes have many rows of one day, and telling texts apart takes longer.
 */
export function countDaysSql(
  { key, funnel, stored }: Counted,
  { kind, listMarks, sessionsSql }: Kind,
): Prisma.Sql {
  const marks = listMarks(funnel)
  const steps = Prisma.sql`steps`
  const column = (name: string) => (mark: number) => markColumn(name, mark)
  const [seen, sessions] = [column('seen'), column('sessions')]
  const each = (sql: (mark: number) => Prisma.Sql) => Prisma.join(marks.map(sql))
  return Prisma.sql`
    insert into funnel_day (funnel, scope_kind, scope_value, mark, day, sessions, seen_before)
    with user_day as ( -- a day of a user in a scope, with how many of its sessions have each mark
      select user_id, scope_value, day, ${dayNumberSql(Prisma.sql`day`)} as number, bit_or(steps) as steps,
        ${each((mark) => Prisma.sql`(count(*) filter (where ${holdsSql(mark, steps)}))::int as ${sessions(mark)}`)}
      from (${sessionsSql(stored)} order by user_id, scope_value, day) as session
      group by user_id, scope_value, day
    ),
    seen_day as ( -- the same, with the last day before it of each mark
      select scope_value, day, steps, ${each(sessions)}, ${seenColumnsSql(marks, steps)}
      from user_day
      window days_before as (
        partition by user_id, scope_value
        order by day
        rows between unbounded preceding and 1 preceding
      )
    ),
    scope_day as ( -- a day of a scope
      select scope_value collate "C" as scope_value, day,
        ${each((mark) => Prisma.sql`sum(${sessions(mark)}) as ${sessions(mark)}`)},
        ${each(
          (mark) => Prisma.sql`
        array_agg(${seen(mark)} order by ${seen(mark)}) filter (where ${holdsSql(mark, steps)}) as ${seen(mark)}`,
        )}
      from seen_day
      group by day, scope_value collate "C"
    ),
    counted as ( -- a mark of it
      select scope_value, mark, day, ${byMarkSql(marks, sessions)} as sessions, ${byMarkSql(marks, seen)} as seen_before
      from scope_day
      cross join ${marksSql(marks)}
    )
    select ${key}::text, ${kind}, *
    from counted
    where sessions > 0
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
