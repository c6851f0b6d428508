import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { DbtNode } from '@/lib/models/dbt-node'
import { toDbtManifest, toDbtRunResults, toDbtSources } from '@/lib/testing/dbt-project'
import type { Artifact } from './artifact'
import { parseArtifact } from './parse-artifact'
import { toDbtNodes } from './to-dbt-nodes'

const FOLDER = path.resolve('../shared/data/dbt')
const hasSchemas = existsSync(FOLDER)
if (!hasSchemas)
  console.log(`${FOLDER} is absent: the files of the tests are not held against dbt's schemas.`)

const parse = (file: object): Artifact => parseArtifact(JSON.stringify(file))

function toNodes(
  manifest: object = toDbtManifest(),
  runResults: object | null = toDbtRunResults(),
  sources: object | null = toDbtSources(),
): ReadonlyMap<string, DbtNode> {
  const [held, results, asked] = [parse(manifest), runResults && parse(runResults), sources && parse(sources)]
  if (held.kind !== 'manifest') throw new Error('It is a manifest.')
  const nodes = toDbtNodes({
    manifest: held.content,
    runResults: results?.kind === 'run_results' ? results : null,
    sources: asked?.kind === 'sources' ? asked.content : null,
  })
  return new Map(nodes.map((node) => [node.name, node]))
}

describe.skipIf(!hasSchemas)('the files of these tests', () => {
  it.each([
    ['manifest-v12.json', toDbtManifest()],
    ['run-results-v6.json', toDbtRunResults()],
  ])('are what %s allows', (schema, file) => {
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true }))
    const validate = ajv.compile(JSON.parse(readFileSync(path.join(FOLDER, schema), 'utf8')))
    validate(JSON.parse(JSON.stringify(file)))
    expect(validate.errors).toBeNull()
  })
})

describe('nodes of dbt', () => {
  it('have what the manifest says, the tests that are about them, and how fresh they are', () => {
    const nodes = toNodes()
    expect([...nodes.keys()]).toEqual([
      'raw.events',
      'raw.orders',
      'stg_events',
      'stg_orders',
      'revenue',
      'Weekly mail',
    ])
    expect(nodes.get('stg_events')).toEqual({
      id: 'model.shop.stg_events',
      kind: 'model',
      project: 'shop',
      name: 'stg_events',
      description: 'Events as the shop sent them, one row each.',
      columns: { event_id: 'The id of the event', created_at: 'When it happened' },
      owner: null,
      url: null,
      from: ['source.shop.raw.events'],
      feeds: 'event',
      freshness: null,
      tests: [
        {
          name: 'not_null_stg_events_event_id',
          state: 'fail',
          failures: 2,
          ranAt: new Date('2026-03-02T06:00:00.123Z'),
        },
        {
          name: 'unique_stg_events_event_id',
          state: 'pass',
          failures: 0,
          ranAt: new Date('2026-03-02T06:00:00.123Z'),
        },
      ],
    })
    expect(nodes.get('raw.events')?.freshness).toEqual({
      state: 'warn',
      maxLoadedAt: new Date('2026-03-01T04:00:00Z'),
      checkedAt: new Date('2026-03-02T06:00:00Z'),
    })
    expect(nodes.get('raw.orders')?.freshness).toMatchObject({ state: 'runtime error', maxLoadedAt: null })
    expect(nodes.get('Weekly mail')).toMatchObject({
      kind: 'exposure',
      owner: 'data@shop.example',
      url: 'https://mail.example/weekly',
      from: ['model.shop.stg_events'],
    })
  })

  it('know nothing where nothing was loaded, and of a test that did not run', () => {
    const bare = toNodes(toDbtManifest(), null, null)
    expect(bare.get('stg_events')?.tests.map(({ state }) => state)).toEqual([null, null])
    expect(bare.get('raw.events')?.freshness).toBeNull()
    const { tests = [] } = toNodes().get('stg_orders') ?? {}
    expect(tests.map(({ state, ranAt }) => [state, ranAt === null])).toEqual([
      ['warn', false],
      [null, true],
    ])
  })

  it('do not lead to addresses that are none of the web', () => {
    const manifest = toDbtManifest()
    const [exposure] = Object.values(manifest.exposures)
    if (!exposure) throw new Error('There is one.')
    exposure.url = 'javascript:alert(1)'
    expect(toNodes(manifest).get('Weekly mail')?.url).toBeNull()
  })
})

describe('what feeds our raw tables', () => {
  const feedsOf = (more: Record<string, object>) =>
    Object.fromEntries(
      [...toNodes(toDbtManifest({}, more)).values()]
        .filter(({ feeds }) => feeds !== null)
        .map(({ id, feeds }) => [id, feeds]),
    )
  const model = (name: string, from: string[], more: object = {}) => ({
    [`model.shop.${name}`]: {
      unique_id: `model.shop.${name}`,
      resource_type: 'model',
      name,
      package_name: 'shop',
      depends_on: { nodes: from },
      ...more,
    },
  })

  it('is the last of a chain that has its name', () => {
    expect(feedsOf({})).toEqual({ 'model.shop.stg_events': 'event', 'model.shop.stg_orders': 'order' })
    expect(feedsOf(model('fct_events', ['model.shop.stg_events']))).toMatchObject({
      'model.shop.fct_events': 'event',
    })
    expect(feedsOf(model('fct_events', ['model.shop.stg_events']))).not.toHaveProperty(
      'model.shop.stg_events',
    )
  })

  it.each([
    ['stg_shop__order_items', 'order_item'],
    ['dim_products', 'product'],
    ['addresses', 'address'],
    ['Users', 'user'],
  ])('%s feeds %s', (name, table) => {
    expect(feedsOf(model(name, []))).toMatchObject({ [`model.shop.${name}`]: table })
  })

  it('is what says so, whatever is called so', () => {
    for (const said of [{ meta: { tundish: 'event' } }, { config: { meta: { tundish: 'event' } } }]) {
      const feeds = feedsOf(model('clicks', [], said))
      expect(feeds).toMatchObject({ 'model.shop.clicks': 'event' })
      expect(feeds).not.toHaveProperty('model.shop.stg_events')
    }
    expect(feedsOf(model('clicks', [], { meta: { tundish: 'session_path' } }))).not.toHaveProperty(
      'model.shop.clicks',
    )
  })

  it('is found where nodes are made from each other in a circle', () => {
    const circle = { ...model('a', ['model.shop.b']), ...model('b', ['model.shop.a']) }
    expect(feedsOf(circle)).toMatchObject({ 'model.shop.stg_events': 'event' })
  })
})

describe('a file that is none', () => {
  const messageOf = (text: string): string => {
    try {
      parseArtifact(text)
      return ''
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }

  it.each([
    ['', 'This is no JSON.'],
    ['[]', 'This is no file of dbt'],
    ['null', 'This is no file of dbt'],
    ['{"metadata":{"dbt_schema_version":"x","generated_at":"y"}}', 'This is no file of dbt'],
    [
      JSON.stringify({ ...toDbtManifest({ schema: 'catalog/v1' }) }),
      'This is catalog.json of dbt; what is read are manifest.json',
    ],
    [JSON.stringify(toDbtManifest({ schema: 'manifest/v3' })), 'This manifest.json has version 3'],
    [
      JSON.stringify({ ...toDbtManifest(), nodes: { a: { unique_id: 7 } } }),
      'This manifest.json is broken at nodes › a › unique_id',
    ],
    [
      JSON.stringify({ ...toDbtRunResults(), results: [] }),
      'This run_results.json says nothing of any project.',
    ],
  ])('says why: %#', (text, sentence) => {
    expect(messageOf(text)).toContain(sentence)
  })

  it('of a later version is read as far as it is understood', () => {
    const later = { ...toDbtManifest({ schema: 'manifest/v15' }), novelties: [1] }
    expect(parse(later)).toMatchObject({ kind: 'manifest', project: 'shop' })
  })

  it('does not reach into objects by names such as __proto__', () => {
    const text = JSON.stringify(toDbtRunResults()).replace(
      '"test.shop.not_null',
      '"test.shop.__proto__","x":"',
    )
    expect(parseArtifact(text).kind).toBe('run_results')
    expect(Object.prototype).not.toHaveProperty('state')
  })
})
