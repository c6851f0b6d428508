import type { Scope } from '@/lib/query/scope'
import { Prisma } from '@/prisma/generated/client'

/** True for the rows that a question narrowed to this value is of. */
type Condition = (value: string) => Prisma.Sql

/** What products a question is of. */
const MET = ['product', 'category'] as const

/** Whether the question is of the whole shop, whose units may have met any product or none. */
export function isOfShop(scope: Scope): boolean {
  return MET.every((kind) => scope[kind] === undefined)
}

/**
 * True where a column of product ids holds a product that the question is of; always true for all of them. `instead` are
 * the conditions of what was known then, where that is not as it is stored now.
 */
export function inScopeSql(
  product: Prisma.Sql,
  scope: Scope,
  instead: Readonly<Partial<Record<(typeof MET)[number], Condition>>> = {},
): Prisma.Sql {
  const conditions: Readonly<Record<(typeof MET)[number], Condition>> = {
    product: (id) => Prisma.sql`${product} = ${id}`,
    category: (name) => Prisma.sql`${product} in (select id from product where category = ${name})`,
    ...instead,
  }
  const all = MET.flatMap((kind) => {
    const value = scope[kind]
    return value === undefined ? [] : [conditions[kind](value)]
  })
  return all.length === 0 ? Prisma.sql`true` : Prisma.join(all, ' and ')
}
