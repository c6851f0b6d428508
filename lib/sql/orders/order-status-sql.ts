import { CALLED_OFF, ORDER_STATUS_NAMES, ORDER_STATUSES, type OrderStatus } from '@/lib/orders/order-state'
import { Prisma } from '@/prisma/generated/client'

/** The OrderStatus that a column of statuses says, as text; null for any other word and for none. */
export function orderStatusSql(column: Prisma.Sql): Prisma.Sql {
  const cases = ORDER_STATUS_NAMES.map(
    (name) =>
      Prisma.sql`when ${foldedSql(column)} = any (${[...ORDER_STATUSES[name]]}::text[]) then ${name}::text`,
  )
  return Prisma.sql`case ${Prisma.join(cases, ' ')} end`
}

/** True for a column of OrderStatus that is one of these; false where it is null. */
export function isStatusSql(column: Prisma.Sql, ...names: readonly OrderStatus[]): Prisma.Sql {
  return Prisma.sql`coalesce(${column} = any (${[...names]}::text[]), false)`
}

/** True for an order of which nothing is to come any more. */
export function isCalledOffSql(column: Prisma.Sql): Prisma.Sql {
  return isStatusSql(column, ...CALLED_OFF)
}

/** A word whatever the case of its letters, and without the blanks around it, also those that are no ordinary ones. */
export function foldedSql(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`lower(btrim(${column}, ${BLANKS}))`
}

const BLANKS = ' \t\n\r\u00a0'
