import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { toDbtManifest, toDbtRunResults, toDbtSources } from '@/lib/testing/around/dbt-project'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { keepArtifact, removeProject } from './keep-artifact'
import { packArtifact } from './pack-artifact'
import { parseArtifact } from './parse-artifact'
import { listArtifacts, readDbtNodes, readDbtProjects } from './read-dbt'
import { readDbtTarget } from './read-dbt-target'

const db = useTestDatabase()
const NOW = new Date('2026-03-02T12:00:00Z')
const LOADED = { by: 'Ann', now: NOW }

const keep = async (file: object) =>
  (await keepArtifact(db(), packArtifact(JSON.stringify(file)), LOADED)).kept

describe('files of dbt', () => {
  it('are kept, and told as nodes', async () => {
    expect(await keep(toDbtManifest())).toBe(true)
    expect(await keep(toDbtRunResults())).toBe(true)
    expect(await keep(toDbtSources())).toBe(true)
    expect(await listArtifacts(db())).toMatchObject([
      { project: 'shop', kind: 'manifest', loadedBy: 'Ann', loadedAt: NOW },
      { project: 'shop', kind: 'run_results' },
      { project: 'shop', kind: 'sources' },
    ])
    const nodes = await readDbtNodes(db())
    expect(nodes).toHaveLength(6)
    expect(nodes.find(({ name }) => name === 'stg_events')).toMatchObject({
      feeds: 'event',
      tests: [{ state: 'fail', failures: 2, ranAt: new Date('2026-03-02T06:00:00.123Z') }, { state: 'pass' }],
    })
    expect(nodes.find(({ name }) => name === 'raw.events')?.freshness?.state).toBe('warn')
  })

  it('take the place of older ones; the same says so, and an older one is refused', async () => {
    await keep(toDbtManifest())
    expect(await keep(toDbtManifest())).toBe(false)
    expect(await keep(toDbtManifest({ generatedAt: '2026-03-03T06:00:00Z' }))).toBe(true)
    await expect(keep(toDbtManifest())).rejects.toThrow(
      'This manifest.json of shop was written on 2 Mar 2026, 06:00 UTC; the one that is held is newer, of 3 Mar 2026, 06:00 UTC.',
    )
    expect(await listArtifacts(db())).toMatchObject([{ generatedAt: new Date('2026-03-03T06:00:00Z') }])
  })

  it.each([
    ['1999-12-31T23:59:59Z', 'on 31 Dec 1999, 23:59 UTC, before there was any dbt'],
    ['2026-03-03T12:00:01Z', 'on 3 Mar 2026, 12:00 UTC, and it is 2 Mar 2026, 12:00 UTC'],
    ['9999-01-01T00:00:00Z', 'on 1 Jan 9999, 00:00 UTC, and it is 2 Mar 2026, 12:00 UTC'],
    ['10000-01-01T00:00:00Z', 'at "10000-01-01T00:00:00Z", which is no time'],
    ['+010000-01-01T00:00:00Z', 'at "+010000-01-01T00:00:00Z", which is no time'],
    ['yesterday', 'at "yesterday", which is no time'],
    ['', 'at "", which is no time'],
    ['2026-02-31T99:00:00Z', 'at "2026-02-31T99:00:00Z", which is no time'],
  ])('that say they were written at %s are refused', async (generatedAt, sentence) => {
    await expect(keep(toDbtManifest({ generatedAt }))).rejects.toMatchObject({
      code: 'bad_file',
      message: expect.stringContaining(`This manifest.json says that it was written ${sentence}`),
    })
    expect(await listArtifacts(db())).toEqual([])
  })

  it.each(['10000-06-01T00:00:00Z', '2199-01-01T00:00:00Z', '1970-01-01T00:00:00Z'])(
    'that are held though they say %s are shown, and the real ones take their place',
    async (impossible) => {
      await keep(toDbtManifest())
      await keep(toDbtRunResults())
      await db().$executeRaw`update dbt_artifact set generated_at = ${impossible}::text::timestamptz`
      expect(await listArtifacts(db())).toMatchObject([{ generatedAt: null }, { generatedAt: null }])
      expect((await readDbtNodes(db())).find(({ name }) => name === 'stg_events')?.tests).toMatchObject([
        { state: 'fail', ranAt: null },
        { state: 'pass', ranAt: null },
      ])
      expect(await keep(toDbtManifest())).toBe(true)
      expect(await keep(toDbtRunResults())).toBe(true)
      expect(await listArtifacts(db())).toMatchObject(
        Array(2).fill({ generatedAt: new Date('2026-03-02T06:00:00.123Z') }),
      )
    },
  )

  it('that were stored as JSON, before files were packed, are read as they are', async () => {
    await keep(toDbtManifest())
    const nodes = await readDbtNodes(db())
    const { content } = parseArtifact(JSON.stringify(toDbtManifest()))
    await db().$executeRaw`update dbt_artifact set packed = null, content = ${JSON.stringify(content)}::jsonb`
    expect(await readDbtNodes(db())).toEqual(nodes)
    expect(await keep(toDbtRunResults())).toBe(true)
  })

  it('of results need their manifest', async () => {
    await expect(keep(toDbtRunResults())).rejects.toThrow('Load the manifest.json of its project first')
    expect(await listArtifacts(db())).toEqual([])
  })

  it('of several projects stand beside each other, and are removed project by project', async () => {
    await keep(toDbtManifest())
    await keep(toDbtManifest({ project: 'wms' }))
    expect(await readDbtNodes(db())).toHaveLength(12)
    expect(await removeProject(db(), 'shop')).toBe(true)
    expect(await removeProject(db(), 'shop')).toBe(false)
    expect((await readDbtNodes(db())).every(({ project }) => project === 'wms')).toBe(true)
  })

  it('of several projects with one package have its nodes once, as they were tried last', async () => {
    const [shop, wms] = ['shop', 'wms'].map((project) => ({
      ...toDbtManifest({ project: 'shopify' }),
      metadata: { ...toDbtManifest().metadata, project_name: project },
    }))
    if (!shop || !wms) throw new Error('There are two.')
    const say = async () => {
      const nodes = (await readDbtNodes(db())).filter(({ name }) => name === 'stg_events')
      return nodes.map(({ tests }) => tests[0]?.state)
    }
    const results = packArtifact(JSON.stringify(toDbtRunResults({ project: 'shopify' })))
    await keep(wms)
    await keepArtifact(db(), results, LOADED)
    await keep(shop)
    expect(await readDbtProjects(db())).toMatchObject([{ project: 'shop' }, { project: 'wms' }])
    expect(await say()).toEqual(['fail'])
  })
})

describe('the target folder', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-dbt-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (name: string, file: object) => writeFileSync(path.join(folder, name), JSON.stringify(file))
  const read = () => readDbtTarget(db(), folder, LOADED)

  it('is read, and not kept again while nothing is new', async () => {
    write('manifest.json', toDbtManifest())
    write('sources.json', toDbtSources())
    expect(await read()).toEqual({ kept: 2, problems: [] })
    expect(await read()).toEqual({ kept: 0, problems: [] })
    write('sources.json', toDbtSources({ generatedAt: '2026-03-03T06:00:00Z' }))
    expect(await read()).toEqual({ kept: 1, problems: [] })
  })

  it('that is empty or not there says so, and a broken file leaves what is held', async () => {
    expect((await read()).problems).toEqual([`There is no manifest.json in ${folder}.`])
    write('manifest.json', toDbtManifest())
    await read()
    writeFileSync(path.join(folder, 'manifest.json'), '{"metadata":')
    expect((await read()).problems).toEqual([
      `${folder}/manifest.json: This is no JSON. dbt writes manifest.json into its target folder.`,
    ])
    expect(await readDbtNodes(db())).toHaveLength(6)
    rmSync(path.join(folder, 'manifest.json'))
    expect((await readDbtTarget(db(), path.join(folder, 'nowhere'), LOADED)).problems).toHaveLength(1)
  })

  it('is read by the docs of a run; what is wrong with it is a warning', async () => {
    const asked = { steps: ['docs'], trigger: 'command', askedBy: 'a test', scheduledFor: null } as const
    const settings = { ...toTestSettings(folder), dbtTarget: folder }
    const before = await runPipeline(db(), asked, settings, NOW)
    expect(before?.steps[0]).toMatchObject({
      state: 'warned',
      message: expect.stringContaining('There is no manifest'),
    })
    write('manifest.json', toDbtManifest())
    const after = await runPipeline(db(), asked, settings, NOW)
    expect(after?.steps[0]).toMatchObject({
      state: 'passed',
      message: '24 models were counted. One file of dbt was read.',
    })
  })
})

describe('a link in the target folder', () => {
  it('that leads out of it is refused, and nothing of what is there is told', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-target-'))
    const foreign = `${folder}.passwd`
    writeFileSync(foreign, 'root:x:0:0')
    symlinkSync(foreign, path.join(folder, 'manifest.json'))
    const { problems } = await readDbtTarget(db(), folder, LOADED)
    const place = path.join(folder, 'manifest.json')
    expect(problems).toEqual([
      `${place}: ${place} is a link that leads out of ${folder}, so it is not read. Put the file itself there.`,
    ])
    for (const each of [folder, foreign]) rmSync(each, { recursive: true })
  })
})
