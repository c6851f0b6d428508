import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { Counted } from './counted'
import { toRecounted } from './kinds'
import { countDaysSql, countMonthsSql } from './rebuild-sql'

// A product that has sessions and comes into another category takes users with it of whom the category does not know on which
// other days they were there: both categories are counted anew, whole.

/** Products whose category is not the one under which they were counted. */
const MOVED_PRODUCTS = Prisma.sql`
        select product_id, counted_category.category as before, product.category as now
        from counted_category
        full join (select id as product_id, category from product where category is not null) as product
          using (product_id)
        where counted_category.category is distinct from product.category`

/** Whether products came into another category since they were counted. */
export async function haveCategoriesChanged(tx: DbOrTransaction): Promise<boolean> {
  const [changed] = await tx.$queryRaw<{ any: boolean }[]>`select exists (${MOVED_PRODUCTS}) as any`
  return changed?.any ?? false
}

/** Remembers the category of each product, of which none is remembered. */
export const FILL_COUNTED = Prisma.sql`
    insert into counted_category (product_id, category)
    select id, category from product where category is not null`

/** Lists the categories that are counted anew of the funnels with these keys, and remembers the new category of each product. */
export const listRecountedSql = (keys: readonly string[]): readonly Prisma.Sql[] => [
  Prisma.sql`
    create temporary table moved_product_category on commit drop as ${MOVED_PRODUCTS}`,
  Prisma.sql`
    create temporary table recounted_category on commit drop as
    with moved as ( -- a product that had sessions
      select before, now
      from moved_product_category
      where exists (
        select 1
        from funnel_day
        where funnel = any (${[...keys]}::text[]) and scope_kind = 'product' and scope_value = product_id
      )
    )
    select before as category from moved where before is not null
    union
    select now from moved where now is not null`,
  Prisma.sql`
    delete from counted_category
    where product_id in (select product_id from moved_product_category)`,
  Prisma.sql`
    insert into counted_category (product_id, category)
    select product_id, now from moved_product_category where now is not null`,
]

/** Asked first whether there are any: else all counts are read to find none. */
export function recountSql(counted: Counted): readonly Prisma.Sql[] {
  if (!counted.hasProducts) return []
  const ofRecounted = Prisma.sql`
      exists (select 1 from recounted_category)
      and funnel = ${counted.key} and scope_kind = 'category' and scope_value in (select category from recounted_category)`
  return [
    Prisma.sql`delete from funnel_day where ${ofRecounted}`,
    Prisma.sql`delete from funnel_month where ${ofRecounted}`,
    countDaysSql(counted, toRecounted(counted)),
    countMonthsSql(ofRecounted),
  ]
}
