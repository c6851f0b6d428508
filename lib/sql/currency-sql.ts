import { Prisma } from '@/prisma/generated/client'

/** A column of currencies in capital letters, with `usual` where nobody said one; null: it is not known. */
export function currencySql(column: Prisma.Sql, usual: string | null): Prisma.Sql {
  return Prisma.sql`coalesce(upper(${column}), ${usual}::text)`
}
