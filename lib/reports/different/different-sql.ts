import type { Rate } from '@/lib/funnel/rates'
import { stepBit } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
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
 * of events that they had in any of their sessions before they came to step `part`; `leftOut` are types that are not looked at.
 */
export function differentSql(
  query: ReportQuery,
  { part, whole }: Pick<Rate, 'part' | 'whole'>,
  leftOut: readonly string[],
): Prisma.Sql {
  const key = unitKeySql(query)
  const counts = Prisma.sql`count(*) filter (where went_on)::int as part, count(*)::int as whole`
  return Prisma.sql`
    with counted as materialized ( -- a session, and when it came to the step
      ${countedSessionsSql(query, part)}
    ),
    unit as materialized ( -- a unit that came to the step before, whether it went on, and when
      select ${key}, bit_or(steps) >= ${raw(stepBit(part))} as went_on, min(reached_at) as went_at
      from counted
      group by ${key}
      having bit_or(steps) >= ${raw(stepBit(whole))}
    ),
    entry as ( -- its first session
      select distinct on (${key}) ${key}, attributes from counted order by ${key}, started_at, session_id
    ),
    did as ( -- a type of events that a unit had before it went on
      select distinct ${key}, type, went_on
      from unit
      join counted using (${key})
      join event using (user_id, session_id)
      where (went_at is null or occurred_at < went_at) and type <> all (${[...leftOut]}::text[])
    )
    select 'all' as kind, '' as name, null as value, ${counts} from unit
    union all
    select 'attribute', name, value, ${counts}
    from unit
    join entry using (${key})
    cross join jsonb_each_text(attributes) as attribute (name, value)
    where value is not null
    group by name, value
    union all
    select 'event', type, null, ${counts} from did group by type`
}
