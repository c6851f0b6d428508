import { formatName } from '@/lib/format/format-name'
import { toRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { judgeChanges } from '@/lib/stats/changes/judge-changes'
import type { Portion, ShareChange } from '@/lib/stats/compare-shares'
import { groupBy, sumOf } from '@/lib/stats/sum'
import { designEffectOf, type Likeness } from '../usual/usual-result'
import type { DifferentRow } from './different-sql'

/** Where fewer have something, or have it not, it is no part of the list; nor more than so many, those that most have first. */
const FEWEST = 20
const MOST_LINES = 200

/** Something that some have and others do not. */
export type DifferentLine = Readonly<{
  kind: 'attribute' | 'event'
  /** Of the attribute, or the type of the events. */
  name: string
  /** Of the attribute; null: it is not known, and of events. */
  value: string | null
  /** In words: `device: phone`, `device: not known`, `search before`. */
  label: string
  /** Those that have it, and all others, with those that went on. */
  have: Portion
  others: Portion
  /** From the others to those that have it; null where there is nothing to divide by. */
  change: ShareChange | null
  /** How large what is called a difference is, 0 to 1; below 0 where nothing is. */
  strength: number
}>

export type DifferentResult = Readonly<{
  query: ReportQuery
  metric: string
  smallestChange: number
  /** How many sessions of users are worth one of as many users; 1 of users. */
  designEffect: number
  all: Portion
  /** Counted is one user in so many, all where it is 1. Not in what was frozen before there was a choice. */
  oneIn?: number
  /** What is surely a difference first, the largest first; then what most have. */
  lines: readonly DifferentLine[]
}>

export function toDifferentResult(
  query: ReportQuery,
  { metric, smallestChange }: Pick<DifferentResult, 'metric' | 'smallestChange'>,
  rows: readonly DifferentRow[],
  likeness: Likeness | null,
): DifferentResult {
  const designEffect = designEffectOf(likeness, toRate(metric, query))
  const { part = 0, whole = 0 } = rows.find(({ kind }) => kind === 'all') ?? {}
  const all = { part, whole }
  const had = [...rows.flatMap(toHad), ...listUnknown(all, rows)]
    .map((one) => ({ ...one, others: less(all, one.have) }))
    .filter(({ have, others }) => have.whole >= FEWEST && others.whole >= FEWEST)
    .toSorted((a, b) => b.have.whole - a.have.whole)
    .slice(0, MOST_LINES)
  const changes = judgeChanges(
    had.map(({ have, others }) => ({ before: others, now: have })),
    smallestChange,
    designEffect,
  )
  const lines = had.map((one, index): DifferentLine => {
    const change = changes[index] ?? null
    const isTold = change?.verdict === 'up' || change?.verdict === 'down'
    return { ...one, label: sayLine(one), change, strength: isTold ? Math.abs(change.difference) : -1 }
  })
  return {
    query,
    metric,
    smallestChange,
    designEffect,
    all,
    lines: lines.toSorted((a, b) => b.strength - a.strength),
  }
}

type Had = Pick<DifferentLine, 'kind' | 'name' | 'value' | 'have'>

function toHad({ kind, name, value, part, whole }: DifferentRow): Had[] {
  return kind === 'all' ? [] : [{ kind, name, value, have: { part, whole } }]
}

/** Of each attribute those of whom it is not known: with its values they are all. */
function listUnknown(all: Portion, rows: readonly DifferentRow[]): Had[] {
  const attributes = rows.filter(({ kind }) => kind === 'attribute')
  return [...groupBy(attributes, ({ name }) => name)].map(([name, values]) => {
    const known = { part: sumOf(values, ({ part }) => part), whole: sumOf(values, ({ whole }) => whole) }
    return { kind: 'attribute', name, value: null, have: less(all, known) }
  })
}

function less(all: Portion, some: Portion): Portion {
  return { part: all.part - some.part, whole: all.whole - some.whole }
}

/** Whether it is said to be a difference. */
export function isCalled({ strength }: DifferentLine): boolean {
  return strength >= 0
}

function sayLine({ kind, name, value }: Had): string {
  if (kind === 'event') return `${formatName(name)} before`
  return `${formatName(name)}: ${value === null ? 'not known' : formatName(value)}`
}
