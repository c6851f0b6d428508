import { Prisma } from '@/lib/db'
import { ADD_CHANGES } from './counts/add-changes-sql'
import { listChangesSql } from './counts/change-sql'
import { KINDS, STORED } from './counts/kinds'
import { countDaysSql, countMonthsSql } from './counts/rebuild-sql'
import { LIST_RECOUNTED, recountSql } from './counts/recounted-categories'
import type { Rollup } from './rollup'

/** Sessions and users of the shop, of each product and of each category, by day and by month. */
export const FUNNEL_COUNTS: Rollup = {
  name: 'counts by day and month',
  tables: ['funnel_day', 'funnel_month', 'counted_category'],
  rebuildSql: (funnel) => [
    Prisma.sql`
    insert into counted_category (product_id, category)
    select id, category from product where category is not null`,
    ...KINDS.map((kind) => countDaysSql(funnel, kind, STORED)),
    countMonthsSql(Prisma.sql`true`),
  ],
  changeSql: (funnel) => [
    ...LIST_RECOUNTED,
    ...listChangesSql(funnel),
    ...ADD_CHANGES,
    ...recountSql(funnel),
  ],
}
