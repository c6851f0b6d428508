import { formatBucket } from '@/lib/format/format-day'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatFineShare, NOTHING } from '@/lib/format/format-number'
import type { FiscalMonth } from '@/lib/time/grain'
import { type GoalMetric, type GoalScope, type GoalSubject, isGoalRate, toTypedTarget } from './goal'

/** `Checkout per view, whole shop, Q4 2026`. */
export function nameGoal(goal: GoalSubject, fiscalMonth: FiscalMonth): string {
  const quarter = formatBucket(goal.quarter.from, 'quarter', fiscalMonth)
  return [goal.metric.label, ...listGoalScope(goal), quarter].join(', ')
}

/** Of what a goal is: its funnel if that is a saved one, then the shop, a category or a product. */
export function listGoalScope({ funnel, scope }: Pick<GoalSubject, 'funnel' | 'scope'>): readonly string[] {
  return [...(funnel ? [formatName(funnel.name)] : []), nameScope(scope)]
}

function nameScope({ kind, name }: GoalScope): string {
  if (kind === 'shop') return 'whole shop'
  return kind === 'category' ? formatName(name) : name
}

/** A value that the metric has: `20.4 %` or `1,234`; a dash for null. */
export function formatGoalValue(metric: GoalMetric, value: number | null): string {
  if (value === null) return NOTHING
  return isGoalRate(metric) ? formatFineShare(value) : formatCount(value)
}

/** A target with all the digits that it was given: `20.45 %` or `1,200`. */
export function formatTarget(metric: GoalMetric, target: number): string {
  return isGoalRate(metric) ? `${toTypedTarget(target, metric)} %` : formatCount(target)
}
