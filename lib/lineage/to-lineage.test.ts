import { describe, expect, it } from 'vitest'
import { toDbtNodes } from '@/lib/dbt/to-dbt-nodes'
import { toManifest } from '@/lib/dbt/to-manifest'
import { toRunResults } from '@/lib/dbt/to-run-results'
import { toSourceResults } from '@/lib/dbt/to-source-results'
import type { DbtNode } from '@/lib/models/dbt-node'
import type { Guard, GuardState } from '@/lib/models/guard'
import { MODEL_NAMES } from '@/lib/models/registry'
import { toDbtManifest, toDbtRunResults, toDbtSources } from '@/lib/testing/dbt-project'
import { type LineageInput, toLineage } from './to-lineage'
import { toDbtState } from './to-upstream-nodes'

const toState = (state: GuardState): Guard => ({ state, tests: 1, problems: [], testedAt: null })

const NOTHING: LineageInput = {
  dbt: [],
  rows: new Map([['event', 1]]),
  reports: [],
  sharedPages: [],
  guard: (models) => toState(models.includes('event') ? 'warned' : 'passed'),
  seesLinks: false,
}

const DBT = toDbtNodes({
  manifest: toManifest(toDbtManifest()).content,
  runResults: { generatedAt: new Date(), content: toRunResults(toDbtRunResults()).content },
  sources: toSourceResults(toDbtSources()).content,
})

const find = (input: Partial<LineageInput>, id: string) =>
  toLineage({ ...NOTHING, ...input }).find((node) => node.id === id)

const toReport = (id: number, links = 0) => ({
  id: String(id),
  name: `Report ${id}`,
  sections: ['worth'] as const,
  links,
})

describe('the lineage', () => {
  it('has every model, every page, and no edge to what is not there', () => {
    const lineage = toLineage({ ...NOTHING, dbt: DBT, reports: [toReport(1, 2)], sharedPages: [['funnel']] })
    const ids = new Set(lineage.map(({ id }) => id))
    expect(ids.size).toBe(lineage.length)
    for (const name of MODEL_NAMES) expect(ids).toContain(`model:${name}`)
    for (const path of ['/', '/products', '/timing', '/quarters', '/worth', '/fulfilment', '/goals'])
      expect(ids).toContain(`page:${path}`)
    for (const { from } of lineage) for (const id of from) expect(ids).toContain(id)
  })

  it('says of a model what it is made from, how many rows it has and how it stands', () => {
    expect(find({}, 'model:event')).toEqual({
      id: 'model:event',
      layer: 'raw',
      name: 'event',
      note: '1 row',
      href: '/data/event',
      state: 'warned',
      from: [],
    })
    expect(find({}, 'model:session_path')).toMatchObject({ layer: 'derived', note: null })
    expect(find({}, 'model:session_path')?.from).toContain('model:event')
  })

  it('ties reports to what they read, and links to their reports', () => {
    const input = { reports: [toReport(1, 2), toReport(2)], sharedPages: [['worth'] as const] }
    expect(find(input, 'report:1')?.from).toContain('model:product_day')
    expect(find(input, 'links:1')).toMatchObject({ name: '2 links', from: ['report:1'], href: null })
    expect(find(input, 'links:2')).toBeUndefined()
    expect(find(input, 'links:pages')).toMatchObject({ name: '1 link', from: ['page:/worth'] })
    expect(find({ ...input, seesLinks: true }, 'links:1')?.href).toBe('/settings/links')
  })

  it('folds what is too much', () => {
    const reports = Array.from({ length: 15 }, (_, index) => toReport(index, index === 14 ? 3 : 0))
    expect(find({ reports }, 'reports')).toMatchObject({ name: '3 more', href: '/reports' })
    expect(find({ reports }, 'links:reports')).toMatchObject({ name: '3 links', from: ['reports'] })
    const chain = Array.from(
      { length: 40 },
      (_, index): DbtNode => ({
        ...(DBT[2] as DbtNode),
        id: `model.shop.m${index}`,
        from: [`model.shop.m${index + 1}`],
        feeds: index === 0 ? 'event' : null,
      }),
    )
    const lineage = toLineage({ ...NOTHING, dbt: chain })
    expect(lineage.filter(({ layer }) => layer === 'upstream')).toHaveLength(25)
    expect(lineage.find(({ id }) => id === 'dbt')).toMatchObject({ name: '16 more' })
  })

  it('has of dbt what leads to our tables, and the exposures of that', () => {
    const upstream = toLineage({ ...NOTHING, dbt: DBT }).filter(({ layer }) => layer === 'upstream')
    expect(upstream.map(({ name, state }) => [name, state])).toEqual([
      ['raw.events', 'warned'],
      ['raw.orders', 'stale'],
      ['stg_events', 'failed'],
      ['stg_orders', 'warned'],
      ['Weekly mail', null],
    ])
    expect(find({ dbt: DBT }, 'model:event')?.from).toEqual(['dbt:model.shop.stg_events'])
  })
})

describe('a node of dbt', () => {
  const stateOf = (more: Partial<DbtNode>) =>
    toDbtState({ ...(DBT[2] as DbtNode), tests: [], freshness: null, ...more })
  const test = (state: DbtNode['tests'][number]['state']) => ({
    name: 't',
    state,
    failures: null,
    ranAt: null,
  })
  const fresh = (state: 'pass' | 'warn') => ({ state, maxLoadedAt: null, checkedAt: new Date() })

  it('is fine only where all is known to be', () => {
    expect(stateOf({})).toBe('untested')
    expect(stateOf({ tests: [test('pass')] })).toBe('passed')
    expect(stateOf({ tests: [test('pass'), test(null)] })).toBe('untested')
    expect(stateOf({ tests: [test('skipped')] })).toBe('untested')
    expect(stateOf({ freshness: fresh('pass') })).toBe('passed')
    expect(stateOf({ tests: [test('pass')], freshness: fresh('warn') })).toBe('warned')
    expect(stateOf({ tests: [test('error'), test('pass')] })).toBe('failed')
  })
})
