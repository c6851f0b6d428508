import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { listMarks, listPairMarks } from '@/lib/funnel/marks'
import type { Counted, Facts } from './counted'

/** A kind of scope, with its rows (scope_value, user_id, session_id, day, steps), one a session; `isStored` where each is a row of what is counted. */
export type Kind = Readonly<{
  kind: string
  listMarks: (funnel: Funnel) => readonly number[]
  sessionsSql: (facts: Facts) => Prisma.Sql
  isStored: boolean
}>

const SHOP = { kind: 'shop', listMarks, sessionsSql: ofPathsSql, isStored: true }
const PRODUCT = { kind: 'product', listMarks: listPairMarks, sessionsSql: ofPairsSql, isStored: true }

function ofPathsSql({ paths }: Facts): Prisma.Sql {
  return Prisma.sql`
      select ''::text as scope_value, user_id, session_id, started_on as day, steps
      from ${paths} as path`
}

function ofPairsSql({ pairs }: Facts): Prisma.Sql {
  return Prisma.sql`
      select product_id as scope_value, user_id, session_id, started_on as day, steps
      from ${pairs} as pair`
}

/** Those of `counted_category` for which the condition holds. A product without a category is of none. */
function categoriesWhere({ isSessionOnce }: Counted, condition: Prisma.Sql): Kind {
  const rowsSql = ({ pairs }: Facts) => Prisma.sql`
      select category as scope_value, user_id, session_id, started_on as day, steps
      from ${pairs} as pair
      join counted_category using (product_id)
      where ${condition}`
  const sessionsSql = (facts: Facts) => Prisma.sql`
      select scope_value, user_id, session_id, day, bit_or(steps) as steps
      from (${rowsSql(facts)}) as stored
      group by user_id, scope_value, day, session_id`
  return {
    kind: 'category',
    listMarks: listPairMarks,
    sessionsSql: isSessionOnce ? sessionsSql : rowsSql,
    isStored: !isSessionOnce,
  }
}

const IS_RECOUNTED = Prisma.sql`category in (select category from recounted_category)`

/** All scopes. */
export function listKinds(counted: Counted, ofCategories = Prisma.sql`true`): readonly Kind[] {
  return counted.hasProducts ? [SHOP, PRODUCT, categoriesWhere(counted, ofCategories)] : [SHOP]
}

/** The scopes whose changes are added up. */
export function listChangingKinds(counted: Counted): readonly Kind[] {
  return listKinds(counted, Prisma.sql`not ${IS_RECOUNTED}`)
}

/** Those that a refresh counts anew instead (`recounted_category`). */
export function toRecounted(counted: Counted): Kind {
  return categoriesWhere(counted, IS_RECOUNTED)
}
