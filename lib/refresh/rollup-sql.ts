import { Prisma } from '@/lib/db'

/** Rows of session_path (or of product_funnel), and whether they are counted (1) or counted no longer (-1). */
export type Change = Readonly<{ rows: Prisma.Sql; sign: 1 | -1 }>

/** Adds up session_day over rows of session_path. Most late events change no count: only what differs is written. */
export function countSessionDaysSql(changes: readonly Change[]): Prisma.Sql {
  return Prisma.sql`
    insert into session_day (day, steps, sessions)
    ${sumSql(changes, Prisma.sql`started_on, steps`)}
    on conflict (day, steps) do update
    set sessions = session_day.sessions + excluded.sessions`
}

/** Adds up product_day over rows of product_funnel. */
export function countProductDaysSql(changes: readonly Change[]): Prisma.Sql {
  return Prisma.sql`
    insert into product_day (product_id, day, steps, sessions)
    ${sumSql(changes, Prisma.sql`product_id, started_on, steps`)}
    on conflict (day, product_id, steps) do update
    set sessions = product_day.sessions + excluded.sessions`
}

export const deleteEmptyDaysSql = [
  Prisma.sql`delete from session_day where sessions = 0`,
  Prisma.sql`delete from product_day where sessions = 0`,
]

function sumSql(changes: readonly Change[], key: Prisma.Sql): Prisma.Sql {
  const counted = changes.map(
    ({ rows, sign }) => Prisma.sql`
      select ${key}, ${sign}::int * count(*)::int as sessions
      from ${rows} as counted
      group by ${key}`,
  )
  return Prisma.sql`
    select ${key}, sum(sessions)::int as sessions
    from (${Prisma.join(counted, ' union all ')}) as change
    group by ${key}
    having sum(sessions) <> 0
    order by ${key}`
}
