import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { KINDS } from './counts/kinds'
import { countDaysSql, countMonthsSql } from './counts/rebuild-sql'
import type { Rollup } from './rollup'

const STORED = { paths: Prisma.sql`session_path`, pairs: Prisma.sql`product_funnel` }

/** Sessions and users of the shop, of each product and of each category, by day and by month. */
export const FUNNEL_COUNTS: Rollup = {
  tables: ['funnel_day', 'funnel_month', 'counted_category'],
  rebuildSql,
  changeSql: (funnel) => [
    Prisma.sql`delete from funnel_day`,
    Prisma.sql`delete from funnel_month`,
    Prisma.sql`delete from counted_category`,
    ...rebuildSql(funnel),
  ],
}

function rebuildSql(funnel: Funnel): readonly Prisma.Sql[] {
  return [
    Prisma.sql`
      insert into counted_category (product_id, category)
      select id, category from product where category is not null`,
    ...KINDS.flatMap((kind) => [countDaysSql(funnel, kind, STORED), countMonthsSql(kind)]),
  ]
}
