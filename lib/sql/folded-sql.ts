import { Prisma } from '@/prisma/generated/client'

/** A word whatever the case of its letters, and without the blanks around it, also those that are no ordinary ones. */
export function foldedSql(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`lower(btrim(${column}, ${BLANKS}))`
}

const BLANKS = ' \t\n\r\u00a0'
