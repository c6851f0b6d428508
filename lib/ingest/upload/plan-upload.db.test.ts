import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { changePlan, nameAll } from './change-plan'
import { planUpload, previewPlan } from './plan-upload'
import { makeUpload, placeOfFile, requireUpload, type Upload } from './upload-folder'
import { listTotals, reconcileUpload } from './upload-totals'

const db = useTestDatabase()

let settings = { dataDir: '', firstDay: '2000-01-01' }
beforeEach(async () => {
  settings = { ...settings, dataDir: await mkdtemp(path.join(os.tmpdir(), 'tundish-plan-')) }
})
afterEach(() => rm(settings.dataDir, { recursive: true, force: true }))

async function send(files: Readonly<Record<string, string>>): Promise<Upload> {
  const announced = Object.entries(files).map(([name, text]) => ({ name, bytes: text.length }))
  const by = { author: 'Ann', now: new Date() }
  const upload = await requireUpload(settings.dataDir, await makeUpload(settings.dataDir, announced, by))
  for (const [number, text] of Object.values(files).entries())
    await writeFile(placeOfFile(upload, number), text)
  return upload
}

/** Sorted by what happened: all that is no view comes after the rows that are looked at first. */
const LARGE = [
  'time,event,user',
  ...Array.from(
    { length: 21_000 },
    (_, n) => `2026-05-01T10:00:00.${String(n % 1_000).padStart(3, '0')}Z,page_view,u${n % 50}`,
  ),
  '2026-05-01T11:00:00Z,basket,u1',
  '2026-05-01T11:00:00Z,purchase,u1',
].join('\n')

it('answers from the first rows of a large file, and reads on for the names of events', async () => {
  const upload = await send({ 'large.csv': LARGE })
  const [first] = await planUpload(db(), upload, settings)
  expect(first).toMatchObject({ isNamed: false, mapping: { meanings: { page_view: 'viewed' } } })
  expect(first && (await previewPlan(db(), upload, first, settings))).toMatchObject({
    read: 20_000,
    isWhole: false,
  })
  await nameAll(upload, settings)
  expect((await planUpload(db(), upload, settings))[0]).toMatchObject({
    isNamed: true,
    mapping: { meanings: { page_view: 'viewed', basket: 'added_to_cart', purchase: 'checked_out' } },
  })
})

it('leaves what somebody changed meanwhile', async () => {
  const upload = await send({ 'large.csv': LARGE })
  const [first] = await planUpload(db(), upload, settings)
  if (!first?.mapping) throw new Error('A mapping is proposed.')
  await changePlan(upload, first.keysHash, {
    ...first.mapping,
    meanings: { page_view: 'other' },
    user: 'event',
  })
  await nameAll(upload, settings)
  expect((await planUpload(db(), upload, settings))[0]?.mapping).toMatchObject({
    user: 'event',
    meanings: { page_view: 'other', purchase: 'checked_out' },
  })
})

it('plans a small file as a whole, and leaves out what the source counted itself', async () => {
  const upload = await send({
    'small.csv': LARGE.split('\n').slice(0, 5).join('\n'),
    'totals.csv': 'day,views,purchases\n2026-05-01,21000,1\n',
  })
  expect(await planUpload(db(), upload, settings)).toMatchObject([{ files: [0], isNamed: true }])
  expect(await listTotals(db(), upload, settings.dataDir)).toEqual([1])
  const compared = await reconcileUpload(db(), upload, 1, { ...settings, timeZone: 'UTC', unit: null })
  expect(compared).toMatchObject({ notes: ['Nothing is stored at all.'], differs: true })
  await expect(
    reconcileUpload(db(), upload, 0, { ...settings, timeZone: 'UTC', unit: null }),
  ).rejects.toThrow(/^small\.csv has no column that means a step/)
  // As after the import, which leaves nothing of what it stored.
  await rm(placeOfFile(upload, 0))
  const again = await reconcileUpload(db(), upload, 1, { ...settings, timeZone: 'UTC', unit: null })
  expect(again).toEqual(compared)
})

it('does not judge a file that has not come as a whole', async () => {
  const upload = await send({ 'totals.csv': 'day,views\n2026-05-01,21000\n' })
  await writeFile(placeOfFile(upload, 0), 'day,views\n2026-05-01,2')
  expect(await listTotals(db(), upload, settings.dataDir)).toEqual([])
  await expect(planUpload(db(), upload, settings)).rejects.toThrow('totals.csv did not arrive as a whole')
})
