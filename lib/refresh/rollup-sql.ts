import { Prisma } from '@/prisma/generated/client'
import { isTouchedSql, type Scope } from './scope-sql'

/** -1 sets aside what the rows in scope count now; 1 adds what they count afterwards, less what was set aside. */
type Sign = -1 | 1

export function addSessionDaysSql(scope: Scope, sign: Sign): Prisma.Sql {
  const counted = Prisma.sql`
    select started_on as day, steps, count(*)::int as sessions
    from session_path
    where ${inScopeSql(scope)}
    group by day, steps`
  if (sign === -1) return Prisma.sql`create temporary table session_day_before on commit drop as ${counted}`
  return Prisma.sql`
    insert into session_day (day, steps, sessions)
    ${scope === 'all' ? counted : differenceSql(counted, Prisma.sql`day, steps`, Prisma.sql`session_day_before`)}
    order by day, steps
    on conflict (day, steps) do update
    set sessions = session_day.sessions + excluded.sessions`
}

export function addProductDaysSql(scope: Scope, sign: Sign): Prisma.Sql {
  const key = Prisma.sql`day, product_id, steps`
  const counted = Prisma.sql`
    select started_on as day, product_id, steps, count(*)::int as sessions
    from product_funnel
    ${joinOwnerSql(scope)}
    group by ${key}`
  if (sign === -1) return Prisma.sql`create temporary table product_day_before on commit drop as ${counted}`
  return Prisma.sql`
    insert into product_day (day, product_id, steps, sessions)
    ${scope === 'all' ? counted : differenceSql(counted, key, Prisma.sql`product_day_before`)}
    order by product_id, day, steps
    on conflict (day, product_id, steps) do update
    set sessions = product_day.sessions + excluded.sessions`
}

/** Most events that arrive late change nothing in the counts: only what differs is written. */
function differenceSql(counted: Prisma.Sql, key: Prisma.Sql, before: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select ${key}, sum(sessions)::int as sessions
    from (
      (${counted})
      union all
      select ${key}, -sessions
      from ${before}
    ) as change
    group by ${key}
    having sum(sessions) <> 0`
}

/** Through session_path, whose owner is that of the product rows: their key begins with the user. */
function joinOwnerSql(scope: Scope): Prisma.Sql {
  if (scope === 'all') return Prisma.empty
  return Prisma.sql`
    join (select user_id, session_id from session_path where ${inScopeSql(scope)}) as owner
      using (user_id, session_id)`
}

export const deleteProductFunnelSql = Prisma.sql`
  delete from product_funnel
  using (select user_id, session_id from session_path where ${isTouchedSql}) as owner
  where product_funnel.user_id = owner.user_id
    and product_funnel.session_id = owner.session_id`

export const deleteSessionPathSql = Prisma.sql`
  delete from session_path
  where ${isTouchedSql}`

function inScopeSql(scope: Scope): Prisma.Sql {
  return scope === 'all' ? Prisma.sql`true` : isTouchedSql
}
