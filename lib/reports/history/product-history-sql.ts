import type { ProductField } from '@/lib/query/changing-field'
import type { Knowledge } from '@/lib/query/knowledge'
import { momentSql } from '@/lib/sql/known-sql'
import { Prisma } from '@/prisma/generated/client'
import type { Version } from './list-changes'

/** One version of a product; price and stock as they are written. */
export type ProductVersionRow = Version<ProductField>

/** Every version that had begun, in order. */
export function productVersionsSql(id: string, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    select price::text, inventory::text, category, name, updated_at, dbt_valid_from,
      case when dbt_valid_to <= moment.at then dbt_valid_to end as valid_to, dbt_is_deleted
    from product_snapshot
    cross join (select ${momentSql(knowledge)} as at) as moment
    where id = ${id}
      and dbt_valid_from <= moment.at
    order by dbt_valid_from, dbt_scd_id`
}
