import type { Db, Prisma } from '@/lib/db'
import { quote } from '@/lib/format/quote'
import { type GoalFunnel, type GoalMeasure, type GoalMetric, listGoalMetrics } from '@/lib/forms/goal'
import type { Funnel } from '@/lib/funnel/definition'
import { placesOf } from '@/lib/funnel/metrics'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import { toRowId } from '../row-id'
import { explainCounting, isCounted, listCurrentFunnels, readCounted } from './current-funnels'
import { VERSIONS } from './funnels'

/** How a goal is read with the version of the funnel by which it was set, and that with all, the newest first. */
export const WITH_FUNNEL = { setBy: { include: { funnel: { include: VERSIONS } } } } as const

type Row = Pick<
  Prisma.GoalGetPayload<{ include: typeof WITH_FUNNEL }>,
  'id' | 'metric' | 'scope' | 'setBy' | 'funnelId'
>

/** The saved funnels that a goal can be set on, first saved first; also those that are counted at this moment. */
export async function listGoalFunnels(db: Db): Promise<readonly GoalFunnel[]> {
  const [funnels, counted] = await Promise.all([listCurrentFunnels(db), readCounted(db)])
  return funnels.map(({ number: version, ...funnel }) => {
    const isBeingCounted = !isCounted({ id: funnel.id, number: version }, counted)
    const problem = isBeingCounted ? explainCounting(funnel.name) : null
    return { ...funnel, version, isBeingCounted, problem }
  })
}

/** The saved funnel of this id, else the one that is called so, also where it is deleted; null where there is none. */
export async function findAnyFunnel(
  db: Db,
  text: string,
): Promise<Readonly<{ id: string; name: string }> | null> {
  const funnels = await db.savedFunnel.findMany({
    where: { OR: [{ id: toRowId(text) }, { name: text }] },
    orderBy: { deletedAt: { sort: 'asc', nulls: 'first' } },
  })
  const found = funnels.find(({ id }) => String(id) === text) ?? funnels[0]
  return found ? { id: String(found.id), name: found.name } : null
}

/**
 * What a goal is about now: the metric of the newest version that is made of the same steps, whatever these are called.
 * Where there is none the goal stays what it was when it was set. `counted` as `refresh_state` has it.
 */
export function toMeasure(goal: Row, counted: unknown): GoalMeasure {
  const { setBy } = goal
  if (!setBy) return { metric: requireMetric(goal, PRODUCT_FUNNEL), funnel: null }
  const { name, deletedAt, versions } = setBy.funnel
  const { number: version, definition } = versions[0] ?? setBy
  const [then, newest] = [parseFunnel(setBy.definition), parseFunnel(definition)]
  const asked = requireMetric(goal, then)
  const metric = listGoalMetrics(newest).find((one) => isSame([one, newest], [asked, then]))
  const id = String(goal.funnelId)
  const isBeingCounted = !deletedAt && !isCounted({ id, number: version }, counted)
  const problem = explainNone({ name, isDeleted: deletedAt !== null, version }, asked, {
    isGone: !metric,
    isNarrowed: goal.scope !== 'shop' && newest.per === 'shop',
  })
  return {
    metric: metric ?? asked,
    funnel: {
      id,
      name,
      version,
      definition: metric ? newest : then,
      isBeingCounted,
      problem: problem ?? (isBeingCounted ? explainCounting(name) : null),
    },
  }
}

function requireMetric({ id, metric: name }: Row, funnel: Funnel): GoalMetric {
  const metric = listGoalMetrics(funnel).find((one) => one.name === name)
  if (!metric) throw new Error(`Goal ${id} has the unknown metric ${name}.`)
  return metric
}

type OfFunnel = readonly [metric: GoalMetric, funnel: Funnel]

function isSame(one: OfFunnel, other: OfFunnel): boolean {
  return toKeys(one) === toKeys(other)
}

/** The kind of a metric and the keys of its steps, which stay when steps are named anew. */
function toKeys([metric, { steps }]: OfFunnel): string {
  const { part, whole } = placesOf(metric)
  return [metric.kind, steps[part]?.key, steps[whole]?.key].join(' ')
}

function explainNone(
  { name, isDeleted, version }: Readonly<{ name: string; isDeleted: boolean; version: number }>,
  { label }: GoalMetric,
  { isGone, isNarrowed }: Readonly<{ isGone: boolean; isNarrowed: boolean }>,
): string | null {
  if (isDeleted) return `The funnel ${quote(name)} was deleted. When it is brought back, the goal goes on.`
  if (isGone) {
    return `The funnel ${quote(name)} has no ${quote(label)} in its version ${version}. Close the goal, and set it anew.`
  }
  if (!isNarrowed) return null
  return `The funnel ${quote(name)} is counted for the whole shop since its version ${version}. Close the goal, and set it anew.`
}
