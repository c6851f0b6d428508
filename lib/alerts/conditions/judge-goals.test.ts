import { expect, it } from 'vitest'
import { toMetric } from '@/lib/query/metric'
import type { GoalStanding } from '@/lib/reports/goals/goals-result'
import type { Goal } from '@/lib/store/kept/goals'
import { toGoalFindings } from './judge-goals'

const GOAL: Goal = {
  id: '1',
  metric: toMetric('cart_per_view'),
  funnel: null,
  scope: { kind: 'shop', name: null },
  quarter: { from: '2026-01-01', to: '2026-04-01' },
  target: 0.4,
  owner: 'Ann',
  note: null,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  closedAt: null,
  history: [],
  recounts: [],
}

const STANDING: GoalStanding = {
  goal: GOAL,
  state: 'running',
  soFar: { part: 3, whole: 10 },
  value: 0.3,
  actual: [],
  forecast: null,
  chance: null,
  needed: null,
  silence: null,
}

/** The word by which each look knows the goal, day by day; null where nothing is open. */
function follow(chances: readonly number[], target: (day: number) => number = () => 0.4) {
  let before: string | undefined
  return chances.map((chance, day) => {
    const standing = { ...STANDING, goal: { ...GOAL, target: target(day) }, chance }
    const [found] = toGoalFindings(standing, 1, before)
    before = found?.fingerprint
    return found ? (before?.split(',')[0] ?? null) : null
  })
}

it('is at risk when it is unlikely, until it is as likely as not', () => {
  expect(follow([0.4, 0.33, 0.32, 0.34, 0.31, 0.49, 0.5, 0.4, 0.34])).toEqual([
    ...[null, null, 'unlikely', 'unlikely', 'unlikely', 'unlikely'],
    ...[null, null, null],
  ])
})

it('becomes very unlikely once, and not merely unlikely again', () => {
  expect(follow([0.2, 0.09, 0.11, 0.08, 0.4, 0.6, 0.2])).toEqual([
    ...['unlikely', 'very unlikely', 'very unlikely', 'very unlikely', 'very unlikely'],
    ...[null, 'unlikely'],
  ])
})

it('of another target is another risk', () => {
  expect(follow([0.2, 0.2, 0.4], (day) => (day < 2 ? 0.4 : 0.35))).toEqual(['unlikely', 'unlikely', null])
})
