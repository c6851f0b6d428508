import { MONEY_MARKS, type MoneyMark, ORDER_MARKS, type OrderMark } from '@/lib/orders/order-marks'
import { Prisma } from '@/prisma/generated/client'

/** What of a row of `judged` each mark says. */
export const IS_SO: Readonly<Record<OrderMark, Prisma.Sql>> = {
  preparing: Prisma.sql`stood = 'preparing'`,
  shipped: Prisma.sql`stood = 'shipped'`,
  delivered: Prisma.sql`stood = 'delivered'`,
  cancelled: Prisma.sql`stood = 'cancelled'`,
  refunded: Prisma.sql`stood = 'refunded'`,
  returned: Prisma.sql`stood = 'returned'`,
  shipTimed: Prisma.sql`ship_seconds >= 0`,
  deliveryTimed: Prisma.sql`delivery_seconds >= 0`,
  promised: Prisma.sql`is_promised`,
  decided: Prisma.sql`is_decided`,
  late: Prisma.sql`is_late`,
  promiseUntold: Prisma.sql`is_promise_untold`,
  promiseContradictory: Prisma.sql`is_promise_contradictory`,
  open: Prisma.sql`is_open`,
  untold: Prisma.sql`is_untold`,
  shippedPreparing: Prisma.sql`is_shipped_preparing`,
  earlyDelivery: Prisma.sql`is_early_delivery`,
  backwards: Prisma.sql`is_backwards`,
}

/** The marks of a row of `judged`. */
export const MARKS = setSql(ORDER_MARKS, IS_SO)

/** Marks of names by what is so of a row. */
export function setSql<Name extends string>(
  bits: Readonly<Record<Name, number>>,
  isSo: Readonly<Record<Name, Prisma.Sql>>,
): Prisma.Sql {
  const each = (Object.keys(bits) as Name[]).map(
    (name) => Prisma.sql`case when ${isSo[name]} then ${Prisma.raw(String(bits[name]))} else 0 end`,
  )
  return Prisma.sql`(${Prisma.join(each, ' + ')})`
}

/** True for a set of marks that has one of these. */
export function hasMarkSql(marks: Prisma.Sql, ...names: readonly OrderMark[]): Prisma.Sql {
  return hasSql(
    marks,
    names.map((name) => ORDER_MARKS[name]),
  )
}

/** The same of what an order brought. */
export function hasMoneyMarkSql(marks: Prisma.Sql, ...names: readonly MoneyMark[]): Prisma.Sql {
  return hasSql(
    marks,
    names.map((name) => MONEY_MARKS[name]),
  )
}

function hasSql(marks: Prisma.Sql, bits: readonly number[]): Prisma.Sql {
  return Prisma.sql`${marks} & ${Prisma.raw(String(bits.reduce((a, b) => a + b, 0)))} <> 0`
}
