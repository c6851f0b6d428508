import { Prisma } from '@/lib/db'
import type { Rollup } from './rollup'

type Change = Readonly<{ rows: Prisma.Sql; sign: 1 | -1 }>

/** Sessions, and pairs of a session and a product, by day and set of steps. */
export const DAILY_COUNTS: Rollup = {
  tables: ['session_day', 'product_day'],
  rebuildSql: () => [
    countSessionDaysSql([{ rows: Prisma.sql`session_path`, sign: 1 }]),
    countProductDaysSql([{ rows: Prisma.sql`product_funnel`, sign: 1 }]),
  ],
  changeSql: () => [
    countSessionDaysSql([
      { rows: Prisma.sql`path_now`, sign: 1 },
      { rows: Prisma.sql`path_before`, sign: -1 },
    ]),
    countProductDaysSql([
      { rows: Prisma.sql`product_now`, sign: 1 },
      { rows: Prisma.sql`product_before`, sign: -1 },
    ]),
    Prisma.sql`delete from session_day where sessions = 0`,
    Prisma.sql`delete from product_day where sessions = 0`,
  ],
}

/** Adds up session_day over rows of session_path. Most late events change no count: only what differs is written. */
function countSessionDaysSql(changes: readonly Change[]): Prisma.Sql {
  return Prisma.sql`
    insert into session_day (day, steps, sessions)
    ${sumSql(changes, Prisma.sql`started_on, steps`)}
    on conflict (day, steps) do update
    set sessions = session_day.sessions + excluded.sessions`
}

/** Adds up product_day over rows of product_funnel. */
function countProductDaysSql(changes: readonly Change[]): Prisma.Sql {
  return Prisma.sql`
    insert into product_day (product_id, day, steps, sessions)
    ${sumSql(changes, Prisma.sql`product_id, started_on, steps`)}
    on conflict (day, product_id, steps) do update
    set sessions = product_day.sessions + excluded.sessions`
}

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
