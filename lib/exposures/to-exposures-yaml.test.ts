import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { DbtNode } from '@/lib/models/dbt-node'
import { MODEL_NAMES } from '@/lib/models/registry'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { type OwnedReport, toExposures } from './to-exposures'
import { toExposuresYaml } from './to-exposures-yaml'

const SCHEMA = path.resolve('../shared/data/dbt/dbt_yml_files-latest.json')
const hasSchema = existsSync(SCHEMA)
if (!hasSchema) console.log(`${SCHEMA} is absent: exposures are not held against dbt's schema.`)

const RULES = { version: 1, timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 }
const DEFINITION: ReportDefinition = {
  parameters: {},
  sections: ['funnel', 'late'],
  note: 'Look at *shipping*.',
  rules: RULES,
}
const REPORT: OwnedReport = {
  id: '7',
  name: 'Checkout in Q3',
  description: 'For the board',
  owner: 'Ann',
  email: 'ann@shop.example',
  definition: DEFINITION,
  links: 0,
  funnels: [],
}
function write(
  reports: readonly OwnedReport[],
  upstream: readonly DbtNode[] = [],
  more: { hasSources?: boolean; isUndecided?: boolean } = {},
): string {
  return toExposuresYaml({
    exposures: toExposures(reports, 'https://funnel.example'),
    upstream: { project: 'shop', nodes: upstream },
    hasSources: true,
    isUndecided: false,
    ...more,
  })
}

type Entry = Readonly<{ name: string; label: string; description: string; depends_on: string[] }>
type Read = { exposures: Entry[]; sources: { tables: { name: string }[] }[] }

/** As dbt does, which reads YAML 1.1. */
const read = (text: string): Read => parse(text, { version: '1.1', merge: true })
const readReport = (text: string) =>
  read(text).exposures.find(({ name }) => name.startsWith('tundish_report_'))

const isValid = (text: string) => {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }))
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')))
  validate(parse(text))
  return validate.errors
}

describe('exposures', () => {
  it('say what a report is, who answers for it and what it reads', () => {
    expect(readReport(write([REPORT]))).toEqual({
      name: 'tundish_report_7',
      label: 'Checkout in Q3',
      type: 'dashboard',
      maturity: 'medium',
      url: 'https://funnel.example/reports/7',
      description: 'For the board\n\nLook at *shipping*.',
      depends_on: [
        "source('tundish', 'event')",
        "source('tundish', 'order_item')",
        "source('tundish', 'event_meaning')",
        "source('tundish', 'product')",
        "source('tundish', 'session_path')",
        "source('tundish', 'product_funnel')",
        "source('tundish', 'attempt')",
        "source('tundish', 'funnel_day')",
        "source('tundish', 'funnel_month')",
        "source('tundish', 'order_standing')",
        "source('tundish', 'order_day')",
        "source('tundish', 'order_time')",
        "source('tundish', 'order_snapshot')",
        "source('tundish', 'product_snapshot')",
      ],
      owner: { name: 'Ann', email: 'ann@shop.example' },
      config: {
        tags: ['tundish'],
        meta: { sections: ['How are our users moving through the funnel?', 'How much comes late?'] },
      },
    })
  })

  it('depend on nothing that the file does not declare', () => {
    const { exposures, sources } = read(write([REPORT]))
    const declared = sources.flatMap(({ tables }) => tables.map(({ name }) => `source('tundish', '${name}')`))
    expect(declared).toHaveLength(MODEL_NAMES.length)
    for (const { depends_on: calls } of exposures) {
      expect(calls.length).toBeGreaterThan(0)
      expect(declared).toEqual(expect.arrayContaining(calls))
    }
  })

  it('have no key that only some dbt takes, and ask for nothing in the warehouse', () => {
    const { exposures, sources } = read(write([REPORT]))
    const keys = new Set([...exposures, ...sources.flatMap(({ tables }) => tables)].flatMap(Object.keys))
    expect([...keys].toSorted()).toEqual(
      'columns config depends_on description label maturity name owner type url'.split(' '),
    )
  })

  it('leave our tables to a project that declares them itself', () => {
    const text = write([REPORT], [], { hasSources: false })
    expect(read(text)).not.toHaveProperty('sources')
    expect(read(text).exposures).toEqual(read(write([REPORT])).exposures)
    expect(text).toContain('# They depend on the source tundish, which the project has to declare itself.\n')
    expect(write([REPORT])).toContain('# tundish exposures --without-sources')
  })

  it('of two reports of one name have two names', () => {
    const { exposures } = read(write([REPORT, { ...REPORT, id: '8' }]))
    const names = exposures.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.every((name) => /^[a-z][a-z0-9_]*$/.test(name))).toBe(true)
  })

  it('of the dashboard are there without any report', () => {
    const { exposures } = read(write([]))
    expect(exposures.map(({ name }) => name)).toEqual([
      'tundish_overview',
      'tundish_breakdown',
      'tundish_breakdown_segments',
      'tundish_products',
      'tundish_products_catalogue',
      'tundish_timing',
      'tundish_paths',
      'tundish_quarters',
      'tundish_fulfilment',
      'tundish_different',
      'tundish_worth',
      'tundish_goals',
    ])
  })

  it('are of high maturity where a link works', () => {
    expect(readReport(write([{ ...REPORT, links: 1 }]))).toMatchObject({ maturity: 'high' })
  })

  it.skipIf(!hasSchema)('are what dbt takes', () => {
    expect(isValid(write([REPORT, { ...REPORT, id: '8', email: null }], [node()]))).toBeNull()
    expect(isValid('version: 2\nexposures: [{name: a}]')).not.toBeNull()
  })
})

const node = (more: Partial<DbtNode> = {}): DbtNode => ({
  id: 'model.shop.stg_events',
  kind: 'model',
  project: 'shop',
  name: 'stg_events',
  isPrivate: false,
  description: '',
  columns: {},
  owner: null,
  url: null,
  from: [],
  feeds: 'event',
  freshness: null,
  tests: [],
  ...more,
})

describe('what is upstream', () => {
  const callsOf = (upstream: readonly DbtNode[]) =>
    readReport(write([REPORT], upstream))?.depends_on.filter((call) => !call.includes('tundish'))

  it('is depended on where it feeds what a report is made from', () => {
    expect(callsOf([node()])).toEqual(["ref('stg_events')"])
    expect(callsOf([node({ feeds: null })])).toEqual([])
    expect(callsOf([node({ id: 'source.shop.raw.events', kind: 'source' })])).toEqual([
      "source('raw', 'events')",
    ])
    expect(callsOf([node({ id: 'model.shop.events.v2' })])).toEqual(["ref('events')"])
  })

  it('of a package is named with it', () => {
    const other = node({ id: 'model.shopify.orders', project: 'shopify', feeds: 'order' })
    expect(callsOf([node(), other])).toEqual(["ref('stg_events')", "ref('shopify', 'orders')"])
  })

  it('is not depended on where it is private, nor twice', () => {
    expect(callsOf([node({ isPrivate: true })])).toEqual([])
    expect(callsOf([node(), node({ id: 'model.shop.stg_events.v2' })])).toEqual(["ref('stg_events')"])
  })

  it('of several projects is of none until somebody says of which', () => {
    expect(write([REPORT], [], { isUndecided: true })).toContain('# tundish exposures --project NAME')
    expect(write([REPORT])).not.toContain('--project')
  })

  it('is not depended on by a name that would break out of the call', () => {
    expect(callsOf([node({ id: "model.shop.x') }}" })])).toEqual([])
    expect(callsOf([node({ kind: 'exposure' })])).toEqual([])
  })
})
