import type { Funnel } from '@/lib/funnel/definition'
import { listOwnSteps, stepLetter } from '@/lib/funnel/steps'
import { raw } from '@/lib/sql/raw'
import { Prisma } from '@/prisma/generated/client'
import { type Scope, scopeEventSql } from './scope-sql'
import { furtherSql, listOrderSteps, placeSql, setSql } from './step-sql'

/**
 * One row of session_path a session in scope, which is one of its user. It starts on the day of its first event in
 * `timeZone`. Ties in time are broken by step, then by event id. Of what is known of it the first event that says so counts. Events are
 * put in order once: each aggregate with an order of its own sorts every session anew.
 */
export function sessionPathSql(funnel: Funnel, scope: Scope, timeZone: string): Prisma.Sql {
  const own = listOwnSteps(funnel)
  const later = listOrderSteps(funnel)
  const happened = [
    ...own.map((_, place) => Prisma.sql`bool_or(place = ${raw(place)})`),
    ...later.map(({ column }) => Prisma.sql`bool_or(${column} is not null)`),
  ]
  const letters = Prisma.raw(`'${own.map((_, place) => stepLetter(place)).join('')}'`)
  return Prisma.sql`
    with step_event as ( -- an event of a session in scope, with the place of its step
      select user_id, session_id collate "C" as session_id, id collate "C" as id, occurred_at, attributes,
        ${placeSql(funnel)} as place ${furtherSql(later, ({ column }) => column)}
      from (${scopeEventSql(funnel, scope)}) as scope_event
    ),
    ordered_event as ( -- the same in its place, with the start of its session
      select *, first_value(occurred_at) over in_order as started_at
      from step_event
      window in_order as (partition by session_id, user_id order by occurred_at, place, id)
    )
    select
      user_id,
      session_id collate "default" as session_id,
      (min(started_at) at time zone ${timeZone})::date as started_on,
      min(started_at) as started_at,
      ${setSql(happened)} as steps,
      coalesce(string_agg(substr(${letters}, place + 1, 1), ''), '') as path,
      coalesce(
        array_agg((extract(epoch from occurred_at - started_at) * 1000)::bigint) filter (where place < ${raw(own.length)}),
        '{}') as offsets_ms,
      coalesce(jsonb_first(attributes) filter (where attributes is not null), '{}') as attributes
    from ordered_event
    group by ordered_event.session_id, user_id
    order by started_at`
}
