import { Prisma } from '@/lib/db'

/** What is counted: rows of session_path, and of product_funnel of the same sessions. */
export type Facts = Readonly<{ paths: Prisma.Sql; pairs: Prisma.Sql }>

/** A kind of scope, with its rows (scope_value, user_id, session_id, day, steps), one a session. */
export type Kind = Readonly<{ kind: string; sessionsSql: (facts: Facts) => Prisma.Sql }>

export const CATEGORY = 'category'

/** All scopes that are counted. A product without a category is of none. */
export const KINDS: readonly Kind[] = [
  {
    kind: 'shop',
    sessionsSql: ({ paths }) => Prisma.sql`
      select ''::text as scope_value, user_id, session_id, started_on as day, steps
      from ${paths} as path`,
  },
  {
    kind: 'product',
    sessionsSql: ({ pairs }) => Prisma.sql`
      select product_id as scope_value, user_id, session_id, started_on as day, steps
      from ${pairs} as pair`,
  },
  {
    kind: CATEGORY,
    sessionsSql: ({ pairs }) => Prisma.sql`
      select category as scope_value, user_id, session_id, started_on as day, bit_or(steps) as steps
      from ${pairs} as pair
      join counted_category using (product_id)
      group by category, user_id, session_id, started_on`,
  },
]
