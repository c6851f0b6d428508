import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addFolderSource, lookAtFolder } from '@/lib/ingest/elsewhere/add-source'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'

// A folder that an export fills: what is new is read at each run.

const db = useTestDatabase()

const LONG_AGO = new Date('2026-02-12T00:00:00Z')

let folder = ''
let exported = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-folder-'))
  exported = path.join(folder, 'export')
  await mkdir(exported)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const settings = () => ({ ...toTestSettings(folder), watchDir: null })

async function write(name: string, content: string | Buffer, at = LONG_AGO) {
  const place = path.join(exported, name)
  await mkdir(path.dirname(place), { recursive: true })
  await writeFile(place, content)
  await utimes(place, at, at)
}

const event = (id: string, user = 'ann') =>
  `${JSON.stringify({ event_id: id, user_id: user, session_id: `of ${user}`, event_name: 'product_viewed', event_time: '2026-02-09T10:00:00Z', product_id: 'p1' })}\n`

async function add() {
  const { proposal } = await lookAtFolder(db(), settings(), exported)
  if (!proposal.mapping) throw new Error('It is understood.')
  await addFolderSource(db(), { name: 'lake', folder: exported, mapping: proposal.mapping, author: 'a test' })
}

async function run() {
  const asked = { steps: ['import'], trigger: 'command', askedBy: 'a test', scheduledFor: null } as const
  const [step] = (await runPipeline(db(), asked, settings()))?.steps ?? []
  if (!step) throw new Error('It ran.')
  return step
}

const readIds = async () => (await db().event.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)

it('gives the files that are new or changed, wherever they lie in it, and each once', async () => {
  await write('day=1/part-0.json', event('e1') + event('e2'))
  await add()
  expect(await run()).toMatchObject({
    state: 'passed',
    message: '2 rows were stored, 0 corrected, 0 rejected.',
  })
  expect(await run()).toMatchObject({ rows: 0, message: '0 rows were stored, 0 corrected, 0 rejected.' })
  expect(await db().importRun.count()).toBe(1)
  await write('day=2/part-0.json.gz', gzipSync(event('e3', 'bob')))
  await write('day=1/part-0.json', event('e1') + event('e2') + event('e4'), new Date('2026-02-13T00:00:00Z'))
  await write('_SUCCESS', '')
  await write('.part-1.json.crc', 'nothing')
  expect((await run()).message).toBe('2 rows were stored, 0 corrected, 0 rejected.')
  expect(await readIds()).toEqual(['e1', 'e2', 'e3', 'e4'])
})

it('lets a file wait that is still arriving', async () => {
  await write('1.json', event('e1'))
  await add()
  await write('2.json', event('e2').slice(0, 30), new Date())
  await run()
  expect(await readIds()).toEqual(['e1'])
  await write('2.json', event('e2'))
  await run()
  expect(await readIds()).toEqual(['e1', 'e2'])
})

it('names a file of another layout, a damaged one and a link that leads out, and reads the others', async () => {
  await write('1.json', event('e1'))
  await add()
  await run()
  await write('2.csv', 'sku,stock\np1,40\n')
  await write('3.json.gz', gzipSync(event('e3').repeat(1_000)).subarray(0, 60))
  await symlink('/etc/hostname', path.join(exported, '4.json'))
  await write('5.json', event('e5'))
  const { state, message, log } = await run()
  expect(state).toBe('failed')
  expect(message).toMatch(
    /2\.csv is of another layout than its source reads \(.+\); import it by itself.* And 2 more/,
  )
  expect(log.join('\n')).toMatch(/3\.json\.gz[\s\S]*4\.json is a link that leads out of/)
  expect(await readIds()).toEqual(['e1', 'e5'])
  await rm(path.join(exported, '2.csv'))
  await rm(path.join(exported, '4.json'))
  await write('3.json.gz', gzipSync(event('e3')))
  expect(await run()).toMatchObject({ state: 'passed' })
  expect(await readIds()).toEqual(['e1', 'e3', 'e5'])
})

it('that is away fails its step, and what was stored stays', async () => {
  await write('1.json', event('e1'))
  await add()
  await run()
  await rm(exported, { recursive: true })
  expect(await run()).toMatchObject({
    state: 'failed',
    message: `The folder ${exported} cannot be read; is it there, and may Tundish read it?`,
  })
  expect(await readIds()).toEqual(['e1'])
})
