import type { Rate } from '@/lib/funnel/rates'
import { stepBit } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
import { oneInSql } from '@/lib/sql/attempts/attempt-events-sql'
import { countedSessionsSql, unitKeySql } from '@/lib/sql/counted-sessions-sql'
import { raw } from '@/lib/sql/raw'
import { Prisma } from '@/prisma/generated/client'

/** Units that have something, and those of them that went on; once all of them (`all`). */
export type DifferentRow = Readonly<{
  kind: 'all' | 'attribute' | 'event'
  name: string
  value: string | null
  part: number
  whole: number
}>

/**
 * `DifferentRow`s of the units that reached step `whole`: by the values of the attributes of their first session, and by the types
 * of events that they had in any of their sessions before they came to step `part`; `leftOut` are types that are not looked at,
 * `oneIn`: one user in so many is.
 */
export function differentSql(
  query: ReportQuery,
  { part, whole }: Pick<Rate, 'part' | 'whole'>,
  { leftOut, oneIn }: Readonly<{ leftOut: readonly string[]; oneIn: number }>,
): Prisma.Sql {
  const key = unitKeySql(query)
  const counts = Prisma.sql`count(*) filter (where went_on)::int as part, count(*)::int as whole`
  return Prisma.sql`
    with counted as ( -- a session, with what its unit did, and when that went on
      select *, bit_or(steps) over unit as reached, min(reached_at) over unit as went_at,
        row_number() over (unit order by started_at, session_id) = 1 as is_entry
      from (${countedSessionsSql(query, part, oneInSql(Prisma.sql`user_id`, oneIn))}) as session
      window unit as (partition by ${key})
    ),
    visit as materialized ( -- a session of a unit that came to the step before
      select *, reached >= ${raw(stepBit(part))} as went_on from counted where reached >= ${raw(stepBit(whole))}
    ),
    did as ( -- a type of events that a unit had before it went on
      select distinct ${key}, type, went_on
      from visit
      join event using (user_id, session_id)
      where (went_at is null or occurred_at < went_at) and type <> all (${[...leftOut]}::text[])
    )
    select 'all' as kind, '' as name, null as value, ${counts} from visit where is_entry
    union all
    select 'attribute', name, value, ${counts}
    from visit
    cross join jsonb_each_text(visit.attributes) as attribute (name, value)
    where is_entry and value is not null
    group by name, value
    union all
    select 'event', type, null, ${counts} from did group by type`
}
