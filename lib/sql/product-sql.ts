import { Prisma } from '@/prisma/generated/client'

/** True where a column of product ids holds the product of that name, or else of that id. */
export function isProductSql(column: Prisma.Sql, nameOrId: string): Prisma.Sql {
  return Prisma.sql`${column} = any (
    select id from product where name = ${nameOrId}
    union all
    select ${nameOrId}::text where not exists (select from product where name = ${nameOrId})
  )`
}
