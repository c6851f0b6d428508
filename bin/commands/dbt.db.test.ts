import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listArtifacts } from '@/lib/dbt/read-dbt'
import { toDbtManifest, toDbtRunResults } from '@/lib/testing/around/dbt-project'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { loadDbtCommand } from './dbt'

const db = useTestDatabase()

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-dbt-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, file: object): string {
  const place = path.join(folder, name)
  writeFileSync(place, JSON.stringify(file))
  return place
}

async function load(...files: string[]): Promise<string> {
  const stdout = new PassThrough()
  await loadDbtCommand(db(), files, { stdout })
  return String(stdout.read())
}

it('says of each file what came of it', async () => {
  const manifest = write('manifest.json', toDbtManifest())
  const results = write('run_results.json', toDbtRunResults())
  const none = write('none.json', { ...toDbtRunResults(), results: [] })
  expect(await load(manifest, results, manifest, none)).toBe(
    [
      'Loaded manifest.json of shop.',
      'Loaded run_results.json of shop.',
      'This manifest.json of shop was held already.',
      'This run_results.json says nothing of tests; what is held stays.',
      '',
    ].join('\n'),
  )
})

it('takes results for those of the manifest before them, where several projects have the same package', async () => {
  const [shop, wms] = ['shop', 'wms'].map((project) =>
    write(`${project}.json`, {
      ...toDbtManifest({ project: 'shopify' }),
      metadata: { ...toDbtManifest().metadata, project_name: project },
    }),
  )
  const results = write('run_results.json', toDbtRunResults({ project: 'shopify' }))
  await load(shop ?? '', wms ?? '')
  await expect(load(results)).rejects.toThrow('This run_results.json may be of shop or of wms')
  await load(shop ?? '', results)
  const held = await listArtifacts(db())
  expect(held.find(({ kind }) => kind === 'run_results')).toMatchObject({ project: 'shop' })
})

it('names a file that is not there', async () => {
  const nowhere = path.join(folder, 'nowhere.json')
  await expect(load(nowhere)).rejects.toThrow(`There is no file ${nowhere}.`)
})
