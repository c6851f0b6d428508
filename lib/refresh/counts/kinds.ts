import { Prisma } from '@/lib/db'

/** What is counted: rows of session_path, and of product_funnel of the same sessions. */
export type Facts = Readonly<{ paths: Prisma.Sql; pairs: Prisma.Sql }>

/** All that is stored. */
export const STORED: Facts = { paths: Prisma.sql`session_path`, pairs: Prisma.sql`product_funnel` }

/** A kind of scope, with its rows (scope_value, user_id, session_id, day, steps): `rowsSql` may have several of a session, `sessionsSql` one. */
export type Kind = Readonly<{
  kind: string
  rowsSql: (facts: Facts) => Prisma.Sql
  sessionsSql: (facts: Facts) => Prisma.Sql
}>

const SHOP = ofSessions('shop', ({ paths }) => {
  return Prisma.sql`
      select ''::text as scope_value, user_id, session_id, started_on as day, steps
      from ${paths} as path`
})

const PRODUCT = ofSessions('product', ({ pairs }) => {
  return Prisma.sql`
      select product_id as scope_value, user_id, session_id, started_on as day, steps
      from ${pairs} as pair`
})

function ofSessions(kind: string, sql: (facts: Facts) => Prisma.Sql): Kind {
  return { kind, rowsSql: sql, sessionsSql: sql }
}

/** Those of `counted_category` for which the condition holds. A product without a category is of none. */
function categoriesWhere(condition: Prisma.Sql): Kind {
  const rowsSql = ({ pairs }: Facts) => Prisma.sql`
      select category as scope_value, user_id, session_id, started_on as day, steps
      from ${pairs} as pair
      join counted_category using (product_id)
      where ${condition}`
  const sessionsSql = (facts: Facts) => Prisma.sql`
      select scope_value, user_id, session_id, day, bit_or(steps) as steps
      from (${rowsSql(facts)}) as stored
      group by scope_value, user_id, session_id, day`
  return { kind: 'category', rowsSql, sessionsSql }
}

const IS_RECOUNTED = Prisma.sql`category in (select category from recounted_category)`

/** All scopes. */
export const KINDS: readonly Kind[] = [SHOP, PRODUCT, categoriesWhere(Prisma.sql`true`)]

/** The scopes whose changes are added up, and those that a refresh counts anew instead (`recounted_category`). */
export const CHANGING_KINDS: readonly Kind[] = [
  SHOP,
  PRODUCT,
  categoriesWhere(Prisma.sql`not ${IS_RECOUNTED}`),
]
export const RECOUNTED: Kind = categoriesWhere(IS_RECOUNTED)
