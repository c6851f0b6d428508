import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { listMarks } from '@/lib/funnel/marks'
import { raw } from '../step-sql'
import { chainSql } from './chain-sql'
import type { Facts, Kind } from './kinds'
import { BEFORE_MONTH, HOLDS, holdsSql, marksSql } from './mark-sql'

/**
 * Counts the days of a kind of scope, of which there are none yet. The last days before a day are found for all marks at once,
 * so that rows are put in order once by user and once by day.
 */
export function countDaysSql(funnel: Funnel, kind: Kind, facts: Facts): Prisma.Sql {
  const marks = listMarks(funnel)
  const arrays = marks.map(
    (mark, place) =>
      Prisma.sql`array_agg(${seen(place)} order by ${seen(place)}) filter (where ${holdsSql(mark)}) as ${seen(place)}`,
  )
  const chosen = marks.map((mark, place) => Prisma.sql`when ${raw(mark)} then ${seen(place)}`)
  return Prisma.sql`
    insert into funnel_day (funnel, scope_kind, scope_value, mark, day, sessions, seen_before)
    with session as not materialized ( -- a session of a scope
      ${kind.sessionsSql(facts)}
    ),
    user_day as ( -- a day of a user in a scope
      select user_id, scope_value, day, bit_or(steps) as steps
      from session
      group by user_id, scope_value, day
    ),
    seen_day as ( -- the same, with the last day before it of each mark
      ${chainSql(funnel, Prisma.sql`user_day`, seen)}
    ),
    scope_day as ( -- a day of a scope, with the users of each mark
      select scope_value, day, ${Prisma.join(arrays)}
      from seen_day
      group by scope_value, day
    ),
    steps_day as ( -- a day of a scope and a set of steps
      select scope_value, day, steps, count(*) as sessions
      from session
      group by scope_value, day, steps
    ),
    counted as ( -- a day of a scope and a mark, once with its users and once with its sessions
      select scope_value, mark, day, 0 as sessions, case mark ${Prisma.join(chosen, ' ')} end as seen_before
      from scope_day
      cross join ${marksSql(funnel)}
      union all
      select scope_value, mark, day, sessions, null
      from steps_day
      join ${marksSql(funnel)} on ${HOLDS}
    )
    select 'product', ${kind.kind}, scope_value, mark, day, sum(sessions), array_concat(seen_before)
    from counted
    group by scope_value, mark, day
    having sum(sessions) > 0
    order by scope_value, mark, day`
}

function seen(place: number): Prisma.Sql {
  return Prisma.raw(`seen_${place}`)
}

/** Counts the months of a kind of scope from its days: a user's first day in a month has the last one before the month. */
export function countMonthsSql({ kind }: Kind): Prisma.Sql {
  return Prisma.sql`
    insert into funnel_month (funnel, scope_kind, scope_value, mark, month, sessions, seen_before)
    with mark_month as ( -- a month of a scope and a mark
      select funnel, scope_kind, scope_value, mark, date_trunc('month', day::timestamp)::date as month,
        sum(sessions) as sessions
      from funnel_day
      where scope_kind = ${kind}
      group by funnel, scope_kind, scope_value, mark, month
    )
    select *, (
        select coalesce(array_agg(seen order by seen), '{}')
        from (
          select unnest(${BEFORE_MONTH}) as seen
          from funnel_day
          where (funnel, scope_kind, scope_value, mark)
              = (mark_month.funnel, mark_month.scope_kind, mark_month.scope_value, mark_month.mark)
            and day >= month
            and day < month + interval '1 month'
        ) as first_day
      )
    from mark_month
    order by scope_value, mark, month`
}
