import { Prisma } from '@/prisma/generated/client'
import { type Scope, scopeEventSql, shippedAtSql } from './scope-sql'

/**
 * One row of session_path a session in scope, which is one of its user. It starts on the day of its first event in
 * `timeZone`. Ties in time are broken by step, then by event id.
 */
export function sessionPathSql(scope: Scope, timeZone: string): Prisma.Sql {
  return Prisma.sql`
    with scope_event as ( -- an event of a session in scope
      ${scopeEventSql(scope)}
    ),
    step_event as ( -- an event, with its step and the start of its session
      select user_id, session_id, id, occurred_at,
        case type when 'checkout' then ${shippedAtSql(Prisma.sql`scope_event`)} end as shipped_at,
        case type when 'page_view' then 1 when 'add_to_cart' then 2 when 'checkout' then 3 else 4 end as rank,
        min(occurred_at) over (partition by user_id, session_id) as started_at
      from scope_event
    )
    select
      user_id,
      session_id,
      (started_at at time zone ${timeZone})::date as started_on,
      started_at,
      (bit_or(case rank when 1 then 1 when 2 then 2 when 3 then 4 else 0 end)
        | (case when bool_or(shipped_at is not null) then 8 else 0 end))::smallint as steps,
      coalesce(string_agg(substr('vck', rank, 1), '' order by occurred_at, rank, id), '') as path,
      coalesce(
        array_agg((extract(epoch from occurred_at - started_at) * 1000)::bigint order by occurred_at, rank, id)
          filter (where rank < 4),
        '{}') as offsets_ms
    from step_event
    group by user_id, session_id, started_at
    order by started_at`
}
