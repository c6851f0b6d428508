import { listMetricNames } from '@/lib/query/metric'
import type { Needed } from '@/lib/stats/forecast/needed-from-here'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { defineReport } from '../report'
import { type Column, type ReportTable, toRecords, toReportTable } from '../report-table'
import type { GoalLine } from './goals-result'
import { runAskedGoals } from './run-goals'

/** `target`, `value`, `expected` and the band are shares for a rate and counts for a count, as `metric` says. */
const COLUMNS: readonly Column<GoalLine>[] = [
  { name: 'goal', kind: 'text', value: ({ goal }) => goal.id },
  { name: 'metric', kind: 'text', value: ({ goal }) => goal.metric.name },
  { name: 'scope', kind: 'text', value: ({ goal }) => goal.scope.kind },
  { name: 'scope_name', kind: 'text', value: ({ goal }) => goal.scope.name },
  { name: 'from', kind: 'day', value: ({ goal }) => goal.quarter.from },
  { name: 'to', kind: 'day', value: ({ goal }) => goal.quarter.to },
  { name: 'owner', kind: 'text', value: ({ goal }) => goal.owner },
  { name: 'status', kind: 'text', value: ({ goal }) => (goal.closedAt ? 'closed' : 'open') },
  { name: 'state', kind: 'text', value: ({ state }) => state.replace(' ', '_') },
  { name: 'target', kind: 'number', value: ({ goal }) => goal.target },
  { name: 'value', kind: 'number', value: ({ value }) => value },
  { name: 'chance', kind: 'share', value: ({ chance }) => chance },
  { name: 'expected', kind: 'number', value: ({ forecast }) => forecast?.expected ?? null },
  { name: 'expected_low', kind: 'number', value: ({ forecast }) => forecast?.fan.at(-1)?.p10 ?? null },
  { name: 'expected_high', kind: 'number', value: ({ forecast }) => forecast?.fan.at(-1)?.p90 ?? null },
  { name: 'needed', kind: 'number', value: ({ needed }) => needed && toNumber(needed) },
  { name: 'past_forecasts', kind: 'count', value: ({ score }) => score?.quarters.length ?? null },
  { name: 'past_held', kind: 'count', value: ({ score }) => score?.held ?? null },
  { name: 'past_brier', kind: 'number', value: ({ score }) => score?.brier ?? null },
  { name: 'funnel', kind: 'text', value: ({ goal }) => goal.funnel?.id ?? null },
]

/** Empty in the table where the rest cannot bring it; the JSON says so in words. */
const JSON_COLUMNS: readonly Column<GoalLine>[] = [
  ...COLUMNS,
  {
    name: 'funnel_name',
    kind: 'text',
    value: ({ goal }) => goal.funnel?.name ?? null,
  },
  {
    name: 'scope_id',
    kind: 'text',
    value: ({ goal }) => (goal.scope.kind === 'product' ? goal.scope.id : null),
  },
  { name: 'needed_kind', kind: 'text', value: ({ needed }) => needed?.kind.replaceAll(' ', '_') ?? null },
  { name: 'note', kind: 'text', value: ({ goal }) => goal.note },
  { name: 'silence', kind: 'text', value: ({ silence }) => silence },
]

/** A row a goal, open ones first. */
export const GOALS = defineReport({
  name: 'goals',
  title: 'Goals and their chances',
  question: 'How likely is each goal to be reached?',
  reads: FUNNEL_MODELS,
  takes: ['metric', 'today'],
  tellsOf: 'goals',
  rates: { over: 'units', of: ({ query }) => listMetricNames(query, ['rate']), unit: 'sessions' },
  usualDays: 'Every quarter with a goal',
  run: runAskedGoals,
  toTable: ({ lines }) => toReportTable(COLUMNS, lines),
  toJson: ({ lines }) => ({ rows: toRecords(toReportTable(JSON_COLUMNS, lines)) }),
})

/** The picture of one goal in numbers: the days that are over, and those to come. */
export function toGoalDaysTable({ goal, actual, forecast }: GoalLine): ReportTable {
  const past = actual.map(({ day, value }) => [day, value, null, null, null, null, null, goal.target])
  const future = (forecast?.fan ?? []).map((one) => {
    const { day, p10, p25, p50, p75, p90 } = one
    return [day, null, p10, p25, p50, p75, p90, goal.target]
  })
  const names = ['value', 'p10', 'p25', 'p50', 'p75', 'p90', 'target']
  return {
    columns: [{ name: 'day', kind: 'day' }, ...names.map((name) => ({ name, kind: 'number' as const }))],
    rows: [...past, ...future],
  }
}

/** The share, or the count a day, that the rest must bring; nothing where enough is there. */
function toNumber(needed: Needed): number | null {
  if (needed.kind === 'share') return needed.share
  if (needed.kind === 'daily') return needed.count
  return needed.kind === 'certain' ? 0 : null
}
