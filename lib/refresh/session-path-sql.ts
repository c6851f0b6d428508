import type { Funnel } from '@/lib/funnel/definition'
import { listOwnSteps, stepLetter } from '@/lib/funnel/steps'
import { raw } from '@/lib/sql/raw'
import { Prisma } from '@/prisma/generated/client'
import { type Scope, scopeEventSql } from './scope-sql'
import { furtherSql, listOrderSteps, placeSql, setSql } from './step-sql'

/**
 * One row of session_path a session in scope, which is one of its user. It starts on the day of its first event in
 * `timeZone`. Ties in time are broken by step, then by event id. Of what is known of it the first event that says so counts.
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
    with scope_event as ( -- an event of a session in scope
      ${scopeEventSql(funnel, scope)}
    ),
    step_event as ( -- an event, with the place of its step and the start of its session
      select user_id, session_id, id, occurred_at, attributes, ${placeSql(funnel)} as place,
        min(occurred_at) over (partition by user_id, session_id) as started_at
        ${furtherSql(later, ({ column }) => column)}
      from scope_event
    )
    select
      user_id,
      session_id,
      (min(started_at) at time zone ${timeZone})::date as started_on,
      min(started_at) as started_at,
      ${setSql(happened)} as steps,
      coalesce(string_agg(substr(${letters}, place + 1, 1), '' order by occurred_at, place, id), '') as path,
      coalesce(
        array_agg((extract(epoch from occurred_at - started_at) * 1000)::bigint order by occurred_at, place, id)
          filter (where place < ${raw(own.length)}),
        '{}') as offsets_ms,
      coalesce(
        jsonb_merge(attributes order by occurred_at desc, place desc, id desc) filter (where attributes is not null),
        '{}') as attributes
    from step_event
    group by user_id, session_id
    order by started_at`
}
