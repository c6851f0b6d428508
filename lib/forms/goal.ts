import type { Funnel, StepWords } from '@/lib/funnel/definition'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listMetrics, type Metric, placesOf } from '@/lib/funnel/metrics'
import { overallRate } from '@/lib/funnel/rates'
import { wordsAt } from '@/lib/funnel/steps'
import { quarterOf } from '@/lib/query/range-preset'
import { type Day, type DayRange, parseDay } from '@/lib/time/day'
import { type FiscalMonth, moveGrain, nextGrain } from '@/lib/time/grain'

// What a goal is; its chances are in lib/reports/goals. Goals count sessions, or the attempts of their funnel.

/** A rate, or how many came to the last step that users take. */
export type GoalMetric = Metric

/** What a goal of a funnel can be about, the rates first. */
export function listGoalMetrics(funnel: Funnel): readonly GoalMetric[] {
  const metrics = listMetrics(funnel)
  const last = overallRate(funnel).part
  return [
    ...metrics.filter(({ kind }) => kind === 'rate'),
    ...metrics.filter((metric) => metric.kind === 'count' && metric.part === last),
  ]
}

/** The saved funnel that a goal is of, as it is counted now: by the newest of its versions. */
export type GoalFunnel = Readonly<{
  id: string
  name: string
  version: number
  definition: Funnel
  /** Whether it is counted at this moment, so that there is no number yet. */
  isBeingCounted: boolean
  /** Why it has no number: it is being counted or deleted, or what the goal is about is gone; null where it has one. */
  problem: string | null
}>

export const GOAL_SCOPES = {
  shop: { label: 'The whole shop' },
  category: { label: 'One category' },
  product: { label: 'One product' },
} as const satisfies Record<string, { label: string }>

export type GoalScopeKind = keyof typeof GOAL_SCOPES

/** `name` is the category exactly as it is stored, or what the product is called now, for reading. */
export type GoalScope = Readonly<
  | { kind: 'shop'; name: null }
  | { kind: 'category'; name: string }
  /** `id` is null where the goal was set for a name, before goals held ids, that is no longer that of one product. */
  | { kind: 'product'; id: string | null; name: string }
>

/** The same as somebody typed it: `name` is the id or the name of a product. */
export type AskedScope = Readonly<
  { kind: 'shop'; name: null } | { kind: 'category' | 'product'; name: string }
>

/** What a goal is about; it never changes. Without a funnel it is of the product funnel. */
export type GoalSubject<Scope = GoalScope> = Readonly<{
  metric: GoalMetric
  funnel: GoalFunnel | null
  scope: Scope
  quarter: DayRange
}>

/** A metric, and of which funnel. */
export type GoalMeasure = Pick<GoalSubject, 'metric' | 'funnel'>

/** The same as a question says it. */
export function ofGoal({
  funnel,
}: Pick<GoalSubject, 'funnel'>): Readonly<{ funnel?: Funnel; funnelId?: string }> {
  return funnel ? { funnel: funnel.definition, funnelId: funnel.id } : {}
}

/** What may change, and has a history. `target` is a share, 0 to 1, or a count, as the metric is. */
export type GoalAim = Readonly<{ target: number; owner: string; note: string | null }>

export const LONGEST_OWNER = 80
export const LONGEST_NOTE = 500
/** The current one and the next four. */
const QUARTERS_AHEAD = 4

/** First days of the quarters that a new goal may have, in order. */
export function listGoalQuarters(today: Day, fiscalMonth: FiscalMonth): Day[] {
  const { from } = quarterOf(today, fiscalMonth)
  return Array.from({ length: 1 + QUARTERS_AHEAD }, (_, ahead) => moveGrain(from, 'quarter', ahead))
}

/** The quarter that begins with a day as text; null unless a quarter does. */
export function parseQuarter(text: string, fiscalMonth: FiscalMonth): DayRange | null {
  const from = parseDay(text)
  if (from === null || quarterOf(from, fiscalMonth).from !== from) return null
  return { from, to: nextGrain(from, 'quarter') }
}

export function isGoalRate({ kind }: GoalMetric): boolean {
  return kind === 'rate'
}

/** What is said of those of whom a goal is a share; of a count, of those who are counted. */
export function wordsOfWhole({ metric, ...goal }: GoalMeasure): StepWords {
  return wordsAt(funnelOf(ofGoal(goal)).steps, placesOf(metric).whole)
}

/**
 * What a person typed: per cent for a rate (`12.5` or `12.5 %`, above 0 and at most 100, two decimals), a whole
 * number of at least 1 for a count (`1200` or `1,200`). Null where it is neither.
 */
export function parseTarget(text: string, metric: GoalMetric): number | null {
  const typed = text.trim()
  if (!isGoalRate(metric)) {
    const count = /^(\d{1,3}(,\d{3})+|\d{1,9})$/.test(typed) ? Number(typed.replaceAll(',', '')) : 0
    return count >= 1 && count <= MOST ? count : null
  }
  const [, percent] = /^(\d{1,3}(?:\.\d{1,2})?) ?%?$/.exec(typed) ?? []
  const share = Number((Number(percent ?? 0) / 100).toFixed(4))
  return share > 0 && share <= 1 ? share : null
}

const MOST = 999_999_999

/** A target as it would be typed: `12.5`, `1200`. */
export function toTypedTarget(target: number, metric: GoalMetric): string {
  return String(isGoalRate(metric) ? Number((target * 100).toFixed(2)) : target)
}
