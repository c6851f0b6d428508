import { funnelKeyOf, funnelOf } from '@/lib/funnel/funnel-of'
import { listMarks, reachMark } from '@/lib/funnel/marks'
import type { ReportQuery } from '@/lib/query/report-query'
import { passesSql } from '@/lib/sql/filter-sql'
import { requireProducts } from '@/lib/sql/of-kind-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { inScopeSql, isOfShop } from '@/lib/sql/scope-sql'
import { splitMonths } from '@/lib/sql/split-months'
import type { DayRange } from '@/lib/time/day'
import { Prisma } from '@/prisma/generated/client'

/** So many values of an attribute have a row of their own. */
export const MOST_VALUES = 20

/** A value of an attribute, or all others together (null), with how many values that are and how many sessions have them. */
export type AttributeRow = Readonly<{ name: string; value: string | null; values: number; sessions: number }>

/** `AttributeRow`s by name, those of most sessions first, the others last; of sessions that reached the funnel. */
export function attributesSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    with told as ( -- a value of an attribute, with the sessions that have it
      select name, value, sum(sessions) as sessions
      from (${Object.keys(query.scope).length === 0 ? keptSql(query) : foundSql(query)}) as counted
      group by name, value
    ),
    ranked as ( -- the same with its place
      select *, row_number() over (partition by name order by sessions desc, value collate "C") as place
      from told
    ),
    shown as ( -- the same, without a value where it is one of the others
      select name, sessions, case when place <= ${MOST_VALUES} then value end as value, least(place, ${MOST_VALUES + 1}) as place
      from ranked
    )
    select name, value, count(*)::int as values, sum(sessions)::int as sessions
    from shown
    group by name, value, place
    order by name collate "C", place`
}

/** As the refresh counted them: whole months of the range by month. */
function keptSql(query: ReportQuery): Prisma.Sql {
  const { months, days } = splitMonths(query, false)
  const reached = Prisma.raw(`sessions[${listMarks(funnelOf(query)).indexOf(reachMark(0)) + 1}]`)
  const rows = (topic: string) => (range: DayRange | null) =>
    Prisma.sql`
        select name, value, ${reached} as sessions
        from session_count
        where funnel = ${funnelKeyOf(query)} and topic = ${topic} and ${inRangeSql(Prisma.sql`start`, range)} and ${reached} > 0`
  return Prisma.join([...months.map(rows('attribute-month')), ...days.map(rows('attribute'))], ' union all ')
}

/** Sessions that met the products, or pass the filter, are read one by one: so they are not counted. */
function foundSql({ range, scope, funnelId, ...query }: ReportQuery): Prisma.Sql {
  if (!isOfShop(scope)) requireProducts(query)
  if (funnelId !== undefined) {
    return Prisma.sql`
        select name, value, 1 as sessions
        from attempt as session_path
        cross join jsonb_each_text(attributes) as attribute (name, value)
        where funnel = ${funnelId}
          and ${inRangeSql(Prisma.sql`started_on`, range)}
          and ${inScopeSql(Prisma.sql`product_id`, scope)}
          and ${passesSql(scope.where)}
          and value is not null`
  }
  const met = Prisma.sql`(user_id, session_id) in (
          select user_id, session_id
          from product_funnel
          where ${inRangeSql(Prisma.sql`started_on`, range)} and ${inScopeSql(Prisma.sql`product_id`, scope)}
        )`
  return Prisma.sql`
        select name, value, 1 as sessions
        from session_path
        cross join jsonb_each_text(attributes) as attribute (name, value)
        where value is not null and steps > 0
          and attributes <> '{}'
          and ${inRangeSql(Prisma.sql`started_on`, range)}
          and ${passesSql(scope.where)}
          and ${isOfShop(scope) ? Prisma.sql`true` : met}`
}
