import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toDbtManifest, toDbtRunResults } from '@/lib/testing/around/dbt-project'
import { parseArtifact } from './parse-artifact'

const parse = (file: object) => parseArtifact(JSON.stringify(file))

const { project_name: _, ...NAMELESS } = toDbtManifest().metadata

/** More models of a package than the project has nodes. */
const PACKAGE = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => {
    const id = `model.shopify.stg_${index}`
    return [id, { unique_id: id, name: `stg_${index}`, resource_type: 'model', package_name: 'shopify' }]
  }),
)

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
      JSON.stringify({ ...toDbtManifest(), metadata: NAMELESS, nodes: {} }),
      'This manifest.json says nothing of any project.',
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

describe('the project of a manifest', () => {
  const projectOf = (metadata: object) =>
    parse({
      ...toDbtManifest({}, PACKAGE),
      metadata: { ...NAMELESS, ...metadata },
    }).project

  it('is what it says, as a name or as the hash of one', () => {
    expect(projectOf({ project_name: 'wms' })).toBe('wms')
    expect(projectOf({ project_id: createHash('md5').update('shop').digest('hex') })).toBe('shop')
  })

  it('is what most of it is of where it does not say so', () => {
    expect(projectOf({})).toBe('shopify')
  })
})

describe('a text that no database takes', () => {
  it('is kept as far as it is one', () => {
    const manifest = JSON.parse(
      JSON.stringify(toDbtManifest({ project: 'sh\0op' })).replaceAll('created_at', 'created_at\\ud83d'),
    )
    const [first] = Object.values<{ description: string }>(manifest.nodes)
    if (first) first.description = `${'x'.repeat(1999)}🛒\0`
    const kept = JSON.stringify(parse(manifest))
    expect(kept).toContain('xx\ufffd"')
    expect(kept).toContain('"created_at\ufffd"')
    expect(kept).not.toMatch(/\\u0000|\\ud83d/)
    expect(parse(manifest).project).toBe('shop')
  })
})
