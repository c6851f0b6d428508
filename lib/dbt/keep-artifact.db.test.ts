import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toDbtManifest, toDbtRunResults, toDbtSources } from '@/lib/testing/around/dbt-project'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { keepArtifact } from './keep-artifact'
import { packArtifact } from './pack-artifact'
import { listArtifacts, readDbtNodes } from './read-dbt'
import { readDbtTarget } from './read-dbt-target'

const db = useTestDatabase()
const LOADED = { by: 'Ann', now: new Date('2026-03-02T12:00:00Z') }
const LATER = { generatedAt: '2026-03-03T06:00:00Z' }

const keep = (file: object, beside: string | null = null) =>
  keepArtifact(db(), packArtifact(JSON.stringify(file)), { ...LOADED, beside })

/** A manifest of a project that has of its own one model, and all else from the package shopify. */
const withPackage = (project: string) => ({
  ...toDbtManifest({ project: 'shopify' }, toModel(project)),
  metadata: { ...toDbtManifest().metadata, project_name: project },
})

const toModel = (project: string) => ({
  [`model.${project}.own`]: {
    unique_id: `model.${project}.own`,
    name: 'own',
    resource_type: 'model',
    package_name: project,
  },
})

/** As `dbt docs generate` writes it: every node was compiled, no test has run. */
const compiled = () => {
  const results = toDbtRunResults(LATER)
  return { ...results, results: results.results.map((result) => ({ ...result, status: 'success' })) }
}

/** As `dbt run` writes it. */
const ran = () => {
  const results = toDbtRunResults(LATER)
  return { ...results, results: results.results.filter(({ unique_id: id }) => id.startsWith('model.')) }
}

const stateOf = async (name: string) =>
  (await readDbtNodes(db())).find((node) => node.name === name)?.tests.map(({ state }) => state)

describe('results in which no test ran', () => {
  it.each([
    ['dbt docs generate', compiled],
    ['dbt run', ran],
  ])('of %s leave what is held', async (_, write) => {
    await keep(toDbtManifest())
    await keep(toDbtRunResults())
    expect(await keep(write())).toEqual({
      kept: false,
      project: null,
      message: 'This run_results.json says nothing of tests; what is held stays.',
    })
    expect(await stateOf('stg_events')).toEqual(['fail', 'pass'])
  })

  it('are no problem of the target folder, nor is a sources.json without sources', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-dbt-'))
    writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(toDbtManifest()))
    writeFileSync(path.join(folder, 'run_results.json'), JSON.stringify(ran()))
    writeFileSync(path.join(folder, 'sources.json'), JSON.stringify({ ...toDbtSources(), results: [] }))
    expect(await readDbtTarget(db(), folder, LOADED)).toEqual({ kept: 1, problems: [] })
    rmSync(folder, { recursive: true })
  })
})

describe('the project of results', () => {
  it('is the one whose manifest knows what they are about, though that is of a package', async () => {
    await keep(withPackage('shop'))
    // Of the package this one has a single model.
    const { 'model.shopify.stg_events': only } = withPackage('shop').nodes as Record<string, object>
    await keep(toDbtManifest({ project: 'wms' }, { 'model.shopify.stg_events': only ?? {} }))
    expect(await keep(toDbtSources({ project: 'shopify' }))).toMatchObject({ kept: true, project: 'shop' })
    expect(await keep(toDbtRunResults({ project: 'shopify' }))).toMatchObject({ kept: true, project: 'shop' })
    expect(await stateOf('stg_events')).toEqual(['fail', 'pass'])
  })

  it('is asked for where no manifest knows of it', async () => {
    await keep(toDbtManifest({ project: 'wms' }))
    await expect(keep(toDbtRunResults())).rejects.toThrow(
      'Load the manifest.json of its project first: without it nobody knows what this run_results.json is about.',
    )
  })

  it('is that of the manifest beside them where several know the same', async () => {
    await keep(withPackage('shop'))
    await keep(withPackage('wms'))
    const results = toDbtRunResults({ project: 'shopify' })
    await expect(keep(results)).rejects.toThrow('This run_results.json may be of shop or of wms,')
    expect(await keep(results, 'wms')).toMatchObject({ kept: true, project: 'wms' })
  })

  describe('in a target folder', () => {
    let folder = ''
    beforeEach(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-dbt-'))
    })
    afterEach(() => rmSync(folder, { recursive: true }))

    it('is that of the manifest in it', async () => {
      await keep(withPackage('shop'))
      writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(withPackage('wms')))
      writeFileSync(path.join(folder, 'sources.json'), JSON.stringify(toDbtSources({ project: 'shopify' })))
      expect(await readDbtTarget(db(), folder, LOADED)).toEqual({ kept: 2, problems: [] })
      const held = await listArtifacts(db())
      expect(held.find(({ kind }) => kind === 'sources')).toMatchObject({ project: 'wms' })
    })
  })
})

it('texts that a database does not take are kept as far as they are texts', async () => {
  const manifest = toDbtManifest()
  const stored = JSON.parse(
    JSON.stringify(manifest).replaceAll('Orders, one row each.', 'Orders\\u0000\\ud83d'),
  )
  expect(await keep(stored)).toMatchObject({ kept: true })
  const nodes = await readDbtNodes(db())
  expect(nodes.find(({ name }) => name === 'stg_orders')?.description).toBe('Orders\ufffd')
})
