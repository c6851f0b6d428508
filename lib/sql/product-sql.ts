import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'

/** True where a column of product ids holds a product that the question is of; always true for all of them. */
export function inScopeSql(column: Prisma.Sql, { product, category }: ReportQuery): Prisma.Sql {
  const ofProduct = product === null ? Prisma.sql`true` : Prisma.sql`${column} = ${product}`
  if (category === null) return ofProduct
  return Prisma.sql`${ofProduct} and ${column} in (select id from product where category = ${category})`
}

/** Whether the question is of the whole shop, whose units may have met any product or none. */
export function isOfShop({ product, category }: ReportQuery): boolean {
  return product === null && category === null
}
