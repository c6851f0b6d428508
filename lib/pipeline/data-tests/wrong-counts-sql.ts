import { Prisma } from '@/lib/db'
import { PRODUCT_FUNNEL_KEY } from '@/lib/funnel/funnel-of'
import { ANY_UNIT, listMarks, reachMark } from '@/lib/funnel/marks'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { ofSessions } from '@/lib/refresh/counts/counted'
import { listKinds } from '@/lib/refresh/counts/kinds'
import { HOLDS, IS_COUNTED, marksSql } from '@/lib/sql/mark-sql'
import { raw } from '@/lib/sql/raw'

const COUNTED = ofSessions(PRODUCT_FUNNEL)
const SCOPE_DAY = Prisma.sql`scope_kind, scope_value, day`

/**
 * Rows of funnel_day whose sessions are not those that session_path and product_funnel have, with what is stored and what would be
 * right, or whose users are none or more than them. `days` is true of the days that are looked at.
 */
export function wrongCountsSql(rows = Prisma.sql`funnel_day`, days = Prisma.sql`true`): Prisma.Sql {
  const sessions = listKinds(COUNTED).map(
    ({ kind, sessionsSql }) => Prisma.sql`
          select ${kind}::text as scope_kind, scope_value, day, steps, count(*) as sessions
          from (${sessionsSql(COUNTED.stored)}) as session
          where ${days}
          group by scope_value, day, steps`,
  )
  return Prisma.sql`
        with counted as ( -- a day of a scope and a mark, as the rows say
          select ${SCOPE_DAY}, mark, sum(sessions)::int as sessions
          from (${Prisma.join(sessions, ' union all ')}) as told
          join ${marksSql(listMarks(PRODUCT_FUNNEL))} on ${HOLDS} and ${IS_COUNTED}
          group by ${SCOPE_DAY}, mark
        )
        select ${SCOPE_DAY}, mark, stored.sessions as stored, counted.sessions as counted,
          cardinality(seen_before) as users
        from ${ofProductFunnel(rows)} as stored
        full join counted using (${SCOPE_DAY}, mark)
        where stored.sessions is distinct from counted.sessions
          or cardinality(seen_before) not between 1 and stored.sessions`
}

/** What is derived of saved funnels has no tables of sessions to be held against. */
function ofProductFunnel(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select * from ${rows} as of_any where funnel = ${PRODUCT_FUNNEL_KEY})`
}

/**
 * Days of scopes on which more sessions reached a step than the one before it, or than there are. Counts that are kept by adding and
 * taking away can do that where one of them is wrong.
 */
export function increasingCountsSql(rows = Prisma.sql`funnel_day`): Prisma.Sql {
  const ofMark = (mark: number) => Prisma.sql`sum(sessions) filter (where mark = ${raw(mark)})`
  const counts = [
    Prisma.sql`coalesce(${ofMark(ANY_UNIT)}, ${ofMark(reachMark(0))}, 0)::int`,
    ...PRODUCT_FUNNEL.steps.map((_, place) => Prisma.sql`coalesce(${ofMark(reachMark(place))}, 0)::int`),
  ]
  return Prisma.sql`
        select *
        from (
          select ${SCOPE_DAY}, array[${Prisma.join(counts)}] as reached
          from ${ofProductFunnel(rows)} as stored
          group by ${SCOPE_DAY}
        ) as counted
        where exists (
          select 1
          from generate_subscripts(reached, 1) as place
          where reached[place] > reached[place - 1] or reached[place] < 0
        )`
}
