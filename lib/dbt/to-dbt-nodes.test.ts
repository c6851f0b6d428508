import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { DbtNode } from '@/lib/models/dbt-node'
import { toDbtManifest, toDbtRunResults, toDbtSources } from '@/lib/testing/around/dbt-project'
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
      isPrivate: false,
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

  it('have unit tests, too, and what these came to', () => {
    const id = 'unit_test.shop.stg_events.drops_what_has_no_id'
    const unitTest = {
      unique_id: id,
      name: 'drops_what_has_no_id',
      resource_type: 'unit_test',
      package_name: 'shop',
      path: 'stg_events.yml',
      original_file_path: 'models/stg_events.yml',
      fqn: ['shop', 'stg_events', 'drops_what_has_no_id'],
      model: 'stg_events',
      given: [],
      expect: {},
      depends_on: { macros: [], nodes: ['model.shop.stg_events'] },
    }
    const results = toDbtRunResults()
    const failed = {
      ...results,
      results: [...results.results, { unique_id: id, status: 'fail', failures: 1 }],
    }
    for (const more of [{}, { tested_node_unique_id: 'model.shop.stg_events' }]) {
      const manifest = { ...toDbtManifest(), unit_tests: { [id]: { ...unitTest, ...more } } }
      expect(toNodes(manifest, failed).get('stg_events')?.tests[2]).toMatchObject({
        name: 'drops_what_has_no_id',
        state: 'fail',
        failures: 1,
      })
    }
  })

  it('know nothing of what is called as every object has something', () => {
    const manifest = JSON.parse(
      JSON.stringify(toDbtManifest())
        .replaceAll('source.shop.raw.events', 'constructor')
        .replaceAll('test.shop.not_null_stg_events_event_id.0', 'toString'),
    )
    const nodes = toNodes(manifest)
    expect(nodes.get('raw.events')).toMatchObject({ id: 'constructor', freshness: null })
    expect(nodes.get('stg_events')?.tests[0]).toMatchObject({ state: null, ranAt: null })
  })

  it('are those of the project: what Tundish wrote for it is none of them', () => {
    const manifest = toDbtManifest()
    const [exposure] = Object.values(manifest.exposures)
    const ours = (more: object) => ({ ...exposure, unique_id: 'exposure.shop.tundish_overview', ...more })
    for (const more of [
      { tags: ['tundish'] },
      { tags: [], config: { tags: ['tundish'] } },
      { tags: 'tundish' },
    ]) {
      const nodes = toNodes({
        ...manifest,
        sources: {
          ...manifest.sources,
          'source.shop.tundish.event': {
            ...Object.values(manifest.sources)[0],
            unique_id: 'source.shop.tundish.event',
            source_name: 'tundish',
          },
        },
        exposures: {
          ...manifest.exposures,
          'exposure.shop.tundish_overview': ours({ ...more, label: 'Overview' }),
        },
      })
      expect([...nodes.keys()]).toEqual([...toNodes().keys()])
    }
  })

  it('do not lead to addresses that are none of the web', () => {
    const manifest = toDbtManifest()
    const [exposure] = Object.values(manifest.exposures)
    if (!exposure) throw new Error('There is one.')
    exposure.url = 'javascript:alert(1)'
    expect(toNodes(manifest).get('Weekly mail')?.url).toBeNull()
  })
})
