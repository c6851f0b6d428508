import { Prisma } from '@/prisma/generated/client'
import type { Scope } from './scope-sql'

/** -1 takes the rows in scope out of the daily counts, 1 puts them in. */
type Sign = -1 | 1

export function addSessionDaysSql(scope: Scope, sign: Sign): Prisma.Sql {
  return Prisma.sql`
    insert into session_day (day, steps, sessions)
    select started_on, steps, ${sign}::int * count(*)::int
    from session_path
    where ${inScopeSql(scope)}
    group by started_on, steps
    on conflict (day, steps) do update
    set sessions = session_day.sessions + excluded.sessions`
}

export function addProductDaysSql(scope: Scope, sign: Sign): Prisma.Sql {
  return Prisma.sql`
    insert into product_day (day, product_id, steps, sessions)
    select started_on, product_id, steps, ${sign}::int * count(*)::int
    from product_funnel
    ${joinOwnerSql(scope)}
    group by started_on, product_id, steps
    on conflict (day, product_id, steps) do update
    set sessions = product_day.sessions + excluded.sessions`
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
  using session_path, touched
  where session_path.session_id = touched.session_id
    and product_funnel.user_id = session_path.user_id
    and product_funnel.session_id = session_path.session_id`

export const deleteSessionPathSql = Prisma.sql`
  delete from session_path
  using touched
  where session_path.session_id = touched.session_id`

function inScopeSql(scope: Scope): Prisma.Sql {
  return scope === 'all' ? Prisma.sql`true` : Prisma.sql`session_id in (select session_id from touched)`
}
