import { Prisma } from '@/lib/db'
import { addChangesSql } from './add-changes-sql'
import { listChangesSql } from './change-sql'
import { listKinds } from './kinds'
import { countDaysSql, countMonthsSql } from './rebuild-sql'
import { recountSql } from './recounted-categories'
import type { Rollup } from './rollup'

/** Sessions and users of the shop, of each product and of each category, by day and by month. */
export const FUNNEL_COUNTS: Rollup = {
  name: 'counts by day and month',
  tables: ['funnel_day', 'funnel_month', 'counted_category'],
  rebuildSql: (counted) => [
    ...listKinds(counted).map((kind) => countDaysSql(counted, kind)),
    countMonthsSql(Prisma.sql`funnel = ${counted.key}`),
  ],
  changeSql: (counted) => [...listChangesSql(counted), ...addChangesSql(counted.key), ...recountSql(counted)],
}
