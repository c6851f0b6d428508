import { describe, expect, it } from 'vitest'
import { toDbtNodes } from '@/lib/dbt/to-dbt-nodes'
import { toManifest } from '@/lib/dbt/to-manifest'
import { toRunResults, toSourceResults } from '@/lib/dbt/to-results'
import type { DataState, DataStateName } from '@/lib/models/data-state'
import type { DbtNode } from '@/lib/models/dbt-node'
import { MODEL_NAMES } from '@/lib/models/registry'
import { PAGES } from '@/lib/query/section'
import { toDbtManifest, toDbtRunResults, toDbtSources } from '@/lib/testing/around/dbt-project'
import { listNeighbours } from './list-related'
import { type LineageInput, toLineage } from './to-lineage'
import { toNodeDocs } from './to-node-docs'

const toState = (state: DataStateName): DataState => ({ state, tests: 1, problems: [], testedAt: null })

const NOTHING: LineageInput = {
  dbt: [],
  rows: new Map([['event', { rows: 1, isEstimate: false }]]),
  reports: [],
  goalFunnels: [],
  sharedPages: [],
  dataState: (models) => toState(models.includes('event') ? 'warned' : 'passed'),
  now: new Date('2026-03-03T00:00:00Z'),
  seesLinks: false,
  isWhole: false,
}

const DBT = toDbtNodes({
  manifest: toManifest(toDbtManifest()).content,
  runResults: {
    generatedAt: new Date('2026-03-02T06:00:00Z'),
    content: toRunResults(toDbtRunResults()).content,
  },
  sources: toSourceResults(toDbtSources()).content,
})

const find = (input: Partial<LineageInput>, id: string) =>
  toLineage({ ...NOTHING, ...input }).find((node) => node.id === id)

const toReport = (id: number, links = 0) => ({
  id: String(id),
  name: `Report ${id}`,
  description: null,
  owner: 'Ann',
  sections: ['worth'] as const,
  funnels: [],
  links,
})

describe('the lineage', () => {
  it('has every model, every page, and no edge to what is not there', () => {
    const lineage = toLineage({ ...NOTHING, dbt: DBT, reports: [toReport(1, 2)], sharedPages: [['funnel']] })
    const ids = new Set(lineage.map(({ id }) => id))
    expect(ids.size).toBe(lineage.length)
    for (const name of MODEL_NAMES) expect(ids).toContain(`model:${name}`)
    for (const name of ['overview', 'products', 'timing', 'quarters', 'worth', 'fulfilment', 'goals'])
      expect(ids).toContain(`page:${name}`)
    for (const { from } of lineage) for (const id of from) expect(ids).toContain(id)
  })

  it('names the saved funnels that a report and the goals are of', () => {
    const reports = [{ ...toReport(1), funnels: ['Checkout'] }, toReport(2)]
    const input = { reports, goalFunnels: ['Checkout', 'Sign-up'] }
    expect(find(input, 'report:1')?.note).toBe('Saved report · funnel Checkout')
    expect(find(input, 'report:2')?.note).toBe('Saved report')
    expect(find(input, 'page:goals')?.note).toBe('Page · funnels Checkout, Sign-up')
    expect(find(input, 'page:overview')?.note).toBe('Page')
  })

  it('says of a model what it is made from, how many rows it has and how it stands', () => {
    expect(find({}, 'model:event')).toEqual({
      id: 'model:event',
      layer: 'raw',
      name: 'event',
      note: '1 row',
      href: '/data/event',
      opens: null,
      state: 'warned',
      from: [],
    })
    expect(find({}, 'model:session_path')).toMatchObject({ layer: 'derived', note: null })
    expect(find({}, 'model:session_path')?.from).toContain('model:event')
  })

  it('ties reports to what they read, and links to their reports', () => {
    const input = { reports: [toReport(1, 2), toReport(2)], sharedPages: [['worth'] as const] }
    expect(find(input, 'report:1')?.from).toContain('model:funnel_day')
    expect(find(input, 'links:1')).toMatchObject({ name: '2 links', from: ['report:1'], opens: null })
    expect(find(input, 'links:2')).toBeUndefined()
    expect(find(input, 'links:pages')).toMatchObject({ name: '1 link', from: ['page:worth'] })
    expect(find({ ...input, seesLinks: true }, 'links:1')?.opens?.href).toBe('/settings/links')
  })

  it('ties a shared page to the page that it is, not to others with a section of it', () => {
    const shares = (...sharedPages: LineageInput['sharedPages']) => find({ sharedPages }, 'links:pages')?.from
    expect(shares(PAGES['/'].sections)).toEqual(['page:overview'])
    expect(shares(PAGES['/timing'].sections, PAGES['/'].sections)).toEqual(['page:overview', 'page:timing'])
    // As a page was before it got its last section.
    expect(shares(PAGES['/'].sections.slice(0, -1))).toEqual(['page:overview'])
    expect(shares(['time-to-step'])).toEqual(['page:timing'])
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

describe('all of it', () => {
  const reports = Array.from({ length: 15 }, (_, index) => toReport(index, 1))
  const input = { ...NOTHING, dbt: DBT, reports, sharedPages: [PAGES['/'].sections] }
  const whole = toLineage({ ...input, isWhole: true })
  const docsOf = (id: string) => toNodeDocs(input, id)
  const namesOf = (nodes: readonly { name: string }[] = []) => nodes.map(({ name }) => name)

  it('has every node of the picture but those that stand for many, and what these stand for', () => {
    const ids = whole.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['dbt:model.shop.revenue', 'report:14', 'links:14']))
    const picture = toLineage(input).map(({ id }) => id)
    expect(picture.filter((id) => !ids.includes(id))).toEqual(['reports', 'links:reports'])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says of each node what it is, what it is made from and who depends on it', () => {
    for (const { id } of [...whole, ...toLineage(input)]) {
      const docs = docsOf(id)
      expect(docs?.description).not.toBe('')
      expect(docs?.before.map((node) => node.id).sort()).toEqual([...(docs?.node.from ?? [])].sort())
      for (const { from } of docs?.after ?? []) expect(from).toContain(id)
    }
    expect(docsOf('no such node')).toBeNull()
  })

  it('has the edges that the picture leaves out', () => {
    expect(namesOf(docsOf('page:overview')?.before)).toEqual([
      'order',
      'product',
      'session_path',
      'product_funnel',
      'attempt',
      'funnel_day',
      'funnel_month',
      'step_time',
      'step_time_month',
      'order_standing',
      'order_day',
    ])
    expect(namesOf(listNeighbours(whole, 'model:funnel_day').after)).toContain('Report 14')
  })

  it('has of dbt its description, columns and tests, of others what they ask and where they are', () => {
    const staged = docsOf('dbt:model.shop.stg_events')
    expect(staged).toMatchObject({ description: 'Events as the shop sent them, one row each.', asks: [] })
    expect(namesOf(staged?.before)).toEqual(['raw.events'])
    expect(namesOf(staged?.after)).toEqual(['Weekly mail', 'event'])
    expect(staged?.dbt?.tests).toHaveLength(2)
    const mail = docsOf('dbt:exposure.shop.weekly_mail')
    expect(mail).toMatchObject({ owner: 'data@shop.example' })
    expect(mail?.node.opens?.href).toBe('https://mail.example/weekly')
    expect(docsOf('page:overview')).toMatchObject({
      asks: expect.arrayContaining(['What matters most']),
    })
    const report = docsOf('report:14')
    expect(report).toMatchObject({
      owner: 'Ann',
      asks: ['What is it worth?'],
      description: 'A saved report.',
    })
    expect(report?.node).toMatchObject({ href: '/data/node/report:14', opens: { href: '/reports/14' } })
    expect(namesOf(report?.after)).toEqual(['1 link'])
    expect(docsOf('links:14')?.description).toContain('“Report 14”')
    expect(docsOf('links:14')?.node.opens).toBeNull()
  })
})
