import type { DataStateName } from '@/lib/models/data-state'
import type { DbtNode } from '@/lib/models/dbt-node'
import { DAY_MS } from '@/lib/time/duration'

/** For so long what dbt found counts: projects that run daily, on workdays or weekly are within it. */
const STALE_AFTER_MS = 7 * DAY_MS

/**
 * How a node stands, by its tests and its freshness: passed only where something is known and nothing is unknown, and
 * stale where any of it was last tried more than seven days before `now`, or at no time that can be. What failed has failed,
 * however long ago.
 */
export function toDbtState({ tests, freshness }: DbtNode, now: Date): DataStateName {
  const states = tests.map(({ state }) => state)
  if (states.includes('fail') || states.includes('error')) return 'failed'
  if (freshness?.state === 'error' || freshness?.state === 'runtime error') return 'stale'
  const tried = [
    ...tests.flatMap(({ state, ranAt }) => (state !== null && ranAt !== null ? [ranAt] : [])),
    ...(freshness ? [freshness.checkedAt] : []),
  ]
  if (tried.some((at) => Math.abs(now.getTime() - at.getTime()) > STALE_AFTER_MS)) return 'stale'
  if (tests.some(({ state, ranAt }) => state !== null && ranAt === null)) return 'stale'
  if (states.includes('warn') || freshness?.state === 'warn') return 'warned'
  const isKnown = states.every((state) => state === 'pass') && (states.length > 0 || freshness !== null)
  return isKnown ? 'passed' : 'untested'
}

/** When the tests of a node were last tried; null where none was. */
export function toTriedAt({ tests }: Pick<DbtNode, 'tests'>): Date | null {
  return tests.reduce<Date | null>(
    (last, { ranAt }) => (ranAt !== null && (last === null || ranAt > last) ? ranAt : last),
    null,
  )
}
