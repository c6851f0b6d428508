import { describe, expect, it } from 'vitest'
import type { DbtNode } from '@/lib/models/dbt-node'
import { toDbtState, toTriedAt } from './to-dbt-state'

const NOW = new Date('2026-03-09T06:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

const NODE: DbtNode = {
  id: 'model.shop.stg_events',
  kind: 'model',
  project: 'shop',
  name: 'stg_events',
  description: '',
  columns: {},
  owner: null,
  url: null,
  from: [],
  isPrivate: false,
  feeds: null,
  freshness: null,
  tests: [],
}

const stateOf = (more: Partial<DbtNode>) => toDbtState({ ...NODE, ...more }, NOW)
const test = (state: DbtNode['tests'][number]['state'], days = 1) => ({
  name: 't',
  state,
  failures: null,
  ranAt: state === null ? null : daysAgo(days),
})
const fresh = (state: 'pass' | 'warn' | 'runtime error', days = 1) => ({
  state,
  maxLoadedAt: null,
  checkedAt: daysAgo(days),
})

describe('a node of dbt', () => {
  it('is fine only where all is known to be', () => {
    expect(stateOf({})).toBe('untested')
    expect(stateOf({ tests: [test('pass')] })).toBe('passed')
    expect(stateOf({ tests: [test('pass'), test(null)] })).toBe('untested')
    expect(stateOf({ tests: [test('skipped')] })).toBe('untested')
    expect(stateOf({ freshness: fresh('pass') })).toBe('passed')
    expect(stateOf({ tests: [test('pass')], freshness: fresh('warn') })).toBe('warned')
    expect(stateOf({ freshness: fresh('runtime error') })).toBe('stale')
    expect(stateOf({ tests: [test('error'), test('pass')] })).toBe('failed')
  })

  it('is stale where any of it was tried more than seven days ago; what failed stays failed', () => {
    expect(stateOf({ tests: [test('pass', 7)] })).toBe('passed')
    expect(stateOf({ tests: [test('pass', 7.1)] })).toBe('stale')
    expect(stateOf({ tests: [test('warn', 8), test('pass')] })).toBe('stale')
    expect(stateOf({ tests: [test('pass')], freshness: fresh('pass', 8) })).toBe('stale')
    expect(stateOf({ tests: [test('fail', 365)] })).toBe('failed')
  })

  it('is stale where it was tried by a clock that was ahead, or at no time that can be', () => {
    expect(stateOf({ tests: [test('pass', -8)] })).toBe('stale')
    expect(stateOf({ tests: [test('pass')], freshness: fresh('pass', -8) })).toBe('stale')
    expect(stateOf({ tests: [{ ...test('pass'), ranAt: null }] })).toBe('stale')
  })

  it('was tried when its last test was', () => {
    expect(toTriedAt({ tests: [test('pass', 3), test(null), test('fail', 2)] })).toEqual(daysAgo(2))
    expect(toTriedAt({ tests: [test(null)] })).toBeNull()
  })
})
