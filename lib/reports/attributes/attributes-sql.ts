import type { ReportQuery } from '@/lib/query/report-query'
import { inRangeSql } from '@/lib/sql/range-sql'
import { inScopeSql, isOfShop } from '@/lib/sql/scope-sql'
import { Prisma } from '@/prisma/generated/client'

/** So many values of an attribute have a row of their own. */
export const MOST_VALUES = 20

/** A value of an attribute, or all others together (null), with how many values that are and how many sessions have them. */
export type AttributeRow = Readonly<{ name: string; value: string | null; values: number; sessions: number }>

export type SessionsRow = Readonly<{ sessions: number }>

/** Sessions that reached the funnel, which began on the days of the question and met its products. */
export function countSessionsSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    select count(*)::int as sessions
    from session_path
    where ${isAskedSql(query)}`
}

/** `AttributeRow`s by name, those of most sessions first, the others last. */
export function attributesSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    with told as ( -- a value of an attribute, with the sessions that have it
      select name, value, count(*) as sessions
      from session_path
      cross join jsonb_each_text(attributes) as attribute (name, value)
      where value is not null and ${isAskedSql(query)}
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

function isAskedSql({ range, scope }: ReportQuery): Prisma.Sql {
  const inRange = Prisma.sql`steps > 0 and ${inRangeSql(Prisma.sql`session_path.started_on`, range)}`
  if (isOfShop(scope)) return inRange
  return Prisma.sql`${inRange}
        and exists (
          select 1
          from product_funnel
          where product_funnel.user_id = session_path.user_id
            and product_funnel.session_id = session_path.session_id
            and ${inScopeSql(Prisma.sql`product_funnel.product_id`, scope)}
        )`
}
