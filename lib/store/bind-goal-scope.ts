import type { Db } from '@/lib/db'
import type { AskedScope, GoalScope } from '@/lib/forms/goal'
import { nameProduct } from './product-names'
import { findProduct, requireScope } from './products'

/** What somebody typed as the scope of a goal, as the goal holds it. Throws `unknown_product` and `unknown_category`. */
export async function bindGoalScope(db: Db, { kind, name }: AskedScope): Promise<GoalScope> {
  if (kind === 'shop') return { kind, name: null }
  if (kind === 'category') {
    await requireScope(db, { product: null, category: name })
    return { kind, name }
  }
  const id = await findProduct(db, name)
  return { kind, id, name: await nameProduct(db, id) }
}
