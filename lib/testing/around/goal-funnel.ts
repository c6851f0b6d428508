import type { Db } from '@/lib/db'
import type { GoalAim, GoalFunnel, GoalSubject } from '@/lib/forms/goal'
import type { Funnel } from '@/lib/funnel/definition'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import { toMetric } from '@/lib/query/metric'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { createFunnel } from '@/lib/store/kept/funnels'
import { listGoalFunnels } from '@/lib/store/kept/goal-funnels'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import type { DayRange } from '@/lib/time/day'

// Saved funnels with goals on them, and shops whose days these count.

/** The rate of `toCartFunnel`. */
export const CART_RATE = 'checkout_per_add_to_cart'

/** From a cart to a checkout within so many days, of the whole shop. */
export function toCartFunnel(days: number): Funnel {
  return parseFunnel({
    steps: [
      { key: 'add_to_cart', match: { types: ['add_to_cart'] } },
      { key: 'checkout', match: { types: ['checkout'] } },
    ],
    order: 'ordered',
    within: { seconds: days * 86_400 },
    per: 'shop',
  })
}

/** What came is counted, of each funnel that is not counted yet too. */
export function refreshShop(db: Db) {
  return runRefresh(db, { timeZone: 'UTC', full: false })
}

/** Not counted before the next refresh. */
export async function saveFunnel(db: Db, name: string, definition: Funnel): Promise<GoalFunnel> {
  const id = await createFunnel(db, COMMAND_LINE, { name, description: null }, definition)
  return findGoalFunnel(db, id)
}

export async function saveCountedFunnel(db: Db, name: string, definition: Funnel): Promise<GoalFunnel> {
  const { id } = await saveFunnel(db, name, definition)
  await refreshShop(db)
  return findGoalFunnel(db, id)
}

/** As it is now. */
export async function findGoalFunnel(db: Db, id: string): Promise<GoalFunnel> {
  const found = (await listGoalFunnels(db)).find((one) => one.id === id)
  if (!found) throw new Error(`There is no funnel ${id}.`)
  return found
}

/** Ann's, for the whole shop, of a metric of the funnel. */
export function toFunnelGoal(
  funnel: GoalFunnel,
  { target, quarter, metric = CART_RATE }: Readonly<{ target: number; quarter: DayRange; metric?: string }>,
): GoalSubject & GoalAim {
  const of = { metric: toMetric(metric, { funnel: funnel.definition }), funnel }
  return { ...of, scope: { kind: 'shop', name: null }, quarter, target, owner: 'Ann', note: null }
}
