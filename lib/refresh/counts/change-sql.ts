import { Prisma } from '@/lib/db'
import { listMarks } from '@/lib/funnel/marks'
import { HOLDS, holdsMarkSql, IS_COUNTED, marksSql } from '@/lib/sql/mark-sql'
import { raw } from '@/lib/sql/raw'
import type { Counted, Facts } from './counted'
import { type Kind, listChangingKinds } from './kinds'
import { dayNumberSql, MONTH, MONTH_NUMBER, NEVER } from './seen-sql'

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
    addUpSql({ table: 'day_change', part: 'day', start: Prisma.sql`day`, among: Prisma.sql`true` }),
    addUpSql({
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
  const signed = listChangingKinds(counted).flatMap((kind) => listSignedSql(counted, kind))
  return Prisma.sql`
    create temporary table changed_session on commit drop as
    select dense_rank() over (order by scope_kind, scope_value)::int as scope, *
    from (
      select scope_kind, scope_value, user_id, day, steps, sum(sessions)::int as sessions
      from (${Prisma.join(signed, ' union all ')}) as signed
      group by scope_kind, scope_value, user_id, day, steps
      having sum(sessions) <> 0
    ) as changed`
}

/** The sessions of a kind of scope as they are, and with a minus as they were; of what is counted as it is stored those that differ. */
function listSignedSql(
  { now, before, change }: Counted,
  { kind, sessionsSql, isStored }: Kind,
): readonly Prisma.Sql[] {
  const where = (condition: string): Facts => ({
    paths: Prisma.sql`(select * from ${change.paths} where ${Prisma.raw(condition)})`,
    pairs: Prisma.sql`(select * from ${change.pairs} where ${Prisma.raw(condition)})`,
  })
  const [came, went] = isStored ? [where('came > 0'), where('came < 0')] : [now, before]
  const signed = (facts: Facts, sign: number) => Prisma.sql`
        select ${kind}::text as scope_kind, scope_value, user_id, day, steps, ${raw(sign)} as sessions
        from (${sessionsSql(facts)}) as counted`
  return [signed(came, 1), signed(went, -1)]
}

/** The users of scopes in which something changed, numbered. */
const CHANGED_USERS = Prisma.sql`
    create temporary table changed_user on commit drop as
    select row_number() over ()::int as id, *
    from (select distinct scope, scope_kind, scope_value, user_id from changed_session) as changed`

/** Elements (scope, mark, day, seen) of funnel_day of which there are so many more (`units`); where `seen` is null, sessions. */
function changedElementsSql(counted: Counted): Prisma.Sql {
  const { funnel, stored, change, hasProducts } = counted
  const marks = marksSql(listMarks(funnel))
  const was = Prisma.sql`coalesce(${holdsMarkSql(Prisma.sql`steps_were`)}, false)`
  const isNow = Prisma.sql`coalesce(${holdsMarkSql(Prisma.sql`steps_now`)}, false)`
  const seen = (on: Prisma.Sql) => Prisma.sql`
          case when ${on} then
            coalesce(max(${dayNumberSql(Prisma.sql`day`)}) filter (where ${on}) over days_before, ${NEVER})
          end`
  return Prisma.sql`
    create temporary table changed_element on commit drop as
    with ${hasProducts ? pairsSql(counted) : Prisma.empty}
    user_path as ( -- a session of a user in the shop that is there now, or came or went
      select id, started_on as day, steps, 1 as there, 0 as came
      from ${stored.paths} as path
      join changed_user using (user_id)
      where scope_kind = 'shop'
      union all
      select id, started_on, steps, 0, came
      from ${change.paths} as path
      join changed_user using (user_id)
      where scope_kind = 'shop'
    ),
    steps_day as ( -- a set of steps on a day of a user
      select id, day, steps, sum(there) as there, sum(came) as came
      from (select * from user_path ${hasProducts ? Prisma.sql`union all select * from user_pair` : Prisma.empty}) as counted
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
      select distinct scope, id, mark, least, bits
      from user_day
      join changed_user using (id)
      join ${marks} on ${was} <> ${isNow} and ${IS_COUNTED}
      where steps_were is distinct from steps_now
    ),
    mark_day as ( -- a day of it
      select scope, id, mark, day, ${was} as was, ${isNow} as is_now
      from changed_mark
      join user_day using (id)
    ),
    seen_day as ( -- the same, with the last such day before it
      select scope, mark, day, ${seen(Prisma.sql`was`)} as was, ${seen(Prisma.sql`is_now`)} as now
      from mark_day
      where was or is_now
      window days_before as (partition by id, mark order by day rows between unbounded preceding and 1 preceding)
    )
    select scope, mark, day, seen, sum(units)::int as units
    from (
      select scope, mark, day, seen, units
      from seen_day
      cross join lateral (values (now, 1), (was, -1)) as element (seen, units)
      where was is distinct from now and seen is not null
      union all
      select scope, mark, day, null, sessions
      from changed_session
      join ${marks} on ${HOLDS} and ${IS_COUNTED}
    ) as element
    group by scope, mark, day, seen
    having sum(units) <> 0`
}

/** The same of other scopes than the shop, by products: a category has several. */
function pairsSql({ stored, change }: Counted): Prisma.Sql {
  return Prisma.sql`
    pair_of as materialized ( -- a product of such a user in a scope
      select id, user_id, scope_value as product_id
      from changed_user
      where scope_kind = 'product'
      union all
      select id, user_id, product_id
      from changed_user
      join counted_category on category = scope_value
      where scope_kind = 'category'
    ),
    stored_pair as materialized ( -- a pair of such a user
      select user_id, product_id, started_on, steps
      from ${stored.pairs} as pair
      where user_id in (select user_id from pair_of)
    ),
    user_pair as ( -- a pair of such a user in a scope, or one that came or went
      select id, started_on as day, steps, 1 as there, 0 as came
      from stored_pair
      join pair_of using (user_id, product_id)
      union all
      select id, started_on, steps, 0, came
      from ${change.pairs} as pair
      join pair_of using (user_id, product_id)
    ),`
}

type Sum = Readonly<{ table: string; part: string; start: Prisma.Sql; among: Prisma.Sql }>

/** Adds up by `start` of a day, of elements those for which `among` holds. */
function addUpSql({ table, part, start, among }: Sum): Prisma.Sql {
  const key = Prisma.sql`scope, mark, ${Prisma.raw(part)}`
  return Prisma.sql`
    create temporary table ${Prisma.raw(table)} on commit drop as
    with added_up as ( -- an element of which there are more or fewer
      select ${key}, seen, sum(units)::int as units
      from (select scope, mark, ${start} as ${Prisma.raw(part)}, seen, units from changed_element where seen is null or ${among}) as element
      group by ${key}, seen
      having sum(units) <> 0
      order by ${key}, seen
    ),
    listed as (
      select ${key}, coalesce(sum(units) filter (where seen is null), 0)::int as sessions,
        coalesce(array_agg(seen) filter (where seen is not null), '{}') as seen,
        coalesce(array_agg(units) filter (where seen is not null), '{}') as users
      from added_up
      group by ${key}
    )
    select scope_kind, scope_value, listed.*
    from listed
    join (select distinct scope, scope_kind, scope_value from changed_user) as changed using (scope)`
}
