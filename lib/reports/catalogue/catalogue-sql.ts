import type { Knowledge } from '@/lib/query/knowledge'
import type { ReportQuery } from '@/lib/query/report-query'
import { onDaysSql } from '@/lib/sql/day-sql'
import { heldAtSql, momentSql } from '@/lib/sql/known-sql'
import { inScopeSql } from '@/lib/sql/scope-sql'
import { Prisma } from '@/prisma/generated/client'

/**
 * `CatalogueRow`s: products as they were known, by their names, with how often they changed on the days of the question. Those that were
 * gone are left out, whatever snapshots make of them.
 */
export function catalogueSql(query: ReportQuery, knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    with version as ( -- a version of a product that had begun, beside the one before
      select product_snapshot.*, moment.at,
        row_number() over history as number,
        lag(price) over history as price_before,
        lag(inventory) over history as inventory_before
      from product_snapshot
      cross join (select ${momentSql(knowledge)} as at) as moment
      where dbt_valid_from <= moment.at
      window history as (partition by id order by dbt_valid_from, dbt_scd_id)
    ),
    held as ( -- a product, as it was known
      select id, name, category, price, inventory
      from version
      where ${heldAtSql(Prisma.sql`version`, Prisma.sql`version.at`)}
        and ${inScopeSql(Prisma.sql`id`, query.scope, { category: (name) => Prisma.sql`category = ${name}` })}
        and not exists (
          select 1 from product as gone where gone.id = version.id and gone.gone_at <= version.at
        )
    ),
    change as ( -- a version, with what of it is new
      select id, number, dbt_valid_from, price_before,
        number = 1 or price is distinct from price_before as is_new_price,
        number = 1 or inventory is distinct from inventory_before as is_new_inventory
      from version
    )
    select held.id, held.name as product, held.category, held.price::float8, held.inventory,
      (
        array_agg(change.price_before order by number desc) filter (where is_new_price and number > 1)
      )[1]::float8 as "priceBefore",
      max(dbt_valid_from) filter (where is_new_price) as "priceSince",
      max(dbt_valid_from) filter (where is_new_inventory) as "inventorySince",
      min(dbt_valid_from) as "knownSince",
      count(*) filter (
        where number > 1
          and ${onDaysSql(Prisma.sql`dbt_valid_from`, query.range, knowledge.timeZone)}
      )::int as changes
    from held
    join change using (id)
    group by held.id, held.name, held.category, held.price, held.inventory
    order by held.name, held.id`
}

export function catalogueKnownSql(knowledge: Knowledge): Prisma.Sql {
  return Prisma.sql`
    select ${momentSql(knowledge)} as at, (select min(dbt_valid_from) from product_snapshot) as begins_at`
}
