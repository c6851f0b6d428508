import { Prisma } from '@/prisma/generated/client'

/**
 * True where a column of product ids holds the product of that name, or else of that id. `requireProduct` has seen
 * to it that there is one. An equality, because the planner then finds its rows in an index.
 */
export function isProductSql(column: Prisma.Sql, nameOrId: string): Prisma.Sql {
  return Prisma.sql`${column} = coalesce((select min(id) from product where name = ${nameOrId}), ${nameOrId})`
}
