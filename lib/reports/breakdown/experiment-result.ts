import { portionOf } from '@/lib/funnel/metrics'
import { attributeOf } from '@/lib/query/attribute'
import { toRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { type ArmChange, isMismatched, judgeArms } from '@/lib/stats/changes/judge-arms'
import type { Portion } from '@/lib/stats/compare-shares'
import { toSizeEffect } from '@/lib/stats/design-effect'
import { designEffectOf, type Likeness } from '../usual/usual-result'
import type { BreakdownResult } from './breakdown-result'

/** An arm, with what can be said of it against the first; null of the first itself, and where nobody entered. */
export type ExperimentArm = Portion & Readonly<{ arm: string; change: ArmChange | null }>

export type ExperimentResult = Readonly<{
  query: ReportQuery
  name: string
  metric: string
  smallestChange: number
  /** How many sessions of users are worth one of as many users; 1 of users. */
  designEffect: number
  /** What the others are held against comes first: the arm that is called so, else the largest. */
  arms: readonly ExperimentArm[]
  /** Whether arms meant to be equally large are not, by more than chance. */
  isMismatched: boolean
}>

/** Whether a breakdown reads as an experiment by itself: by one attribute that is called so. */
export function readsAsExperiment({ breakdown }: Readonly<{ breakdown: readonly string[] }>): boolean {
  const name = breakdown.length === 1 ? attributeOf(breakdown[0] ?? '') : null
  return name !== null && /(^|[^a-z])(experiment|variant|variation|arm)s?([^a-z]|$)/i.test(name)
}

const FIRST = /^(control|baseline|original|default)$/i

/** Of the values alone: what is not known, or gathered, is no arm. Users are what was drawn, whatever is counted. */
export function toExperimentResult(
  { query, names, parts }: BreakdownResult,
  { metric, smallestChange }: Readonly<{ metric: string; smallestChange: number }>,
  likeness: Likeness | null,
): ExperimentResult {
  const rate = toRate(metric, query)
  const designEffect = designEffectOf(likeness, rate)
  const sizeEffect = likeness ? toSizeEffect(likeness.moments, likeness.sessionsPerUser[0] ?? null) : 1
  const arms = parts
    .filter(({ first }) => first.part === 'value')
    .map(({ first, reached }) => ({
      arm: first.value ?? '',
      ...portionOf(reached, rate),
      size: reached[0] ?? 0,
    }))
    .toSorted((a, b) => Number(FIRST.test(b.arm)) - Number(FIRST.test(a.arm)) || b.size - a.size)
  const [first, ...others] = arms
  const changes = first ? judgeArms(first, others, smallestChange, designEffect) : []
  return {
    query,
    name: names[0] ?? '',
    metric,
    smallestChange,
    designEffect,
    arms: arms.map(({ size: _, ...arm }, index) => ({ ...arm, change: changes[index - 1] ?? null })),
    isMismatched: isMismatched(
      arms.map(({ size }) => size),
      sizeEffect,
    ),
  }
}

/** What is said of how large the arms are. */
export const MISMATCH =
  'The arms differ in size by more than chance does once in a thousand times. If they were meant to be equally large, some of them lose or count twice, and no difference below can be believed.'
