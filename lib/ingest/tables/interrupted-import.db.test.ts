import { rmSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDb } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'
import { GREENERY } from '../formats/greenery'
import { type ImportProgress, runImport } from './run-import'

const db = useTestDatabase()
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-import-'))
  await givenFiles()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const EVENT = 'e1,s1,ann,,2021-02-09T00:00:00Z,page_view,,zz'

async function givenFiles(events: readonly string[] = [EVENT]): Promise<void> {
  for (const { kind, file, columns } of GREENERY.tables) {
    const rows = kind === 'event' ? events : kind === 'product' ? ['zz,ZZ Plant,1,1'] : []
    await writeFile(path.join(folder, file), [columns.join(','), ...rows, ''].join('\r\n'))
  }
}

const importFolder = (onProgress?: (progress: ImportProgress) => void) =>
  runImport(db(), { format: 'greenery', folder, timeZone: 'UTC', ...(onProgress ? { onProgress } : {}) })

test('a file that vanishes on the way is named, and importing again completes what was begun', async () => {
  const vanish = ({ rows }: ImportProgress) => {
    if (rows > 0) rmSync(path.join(folder, 'events.csv'), { force: true })
  }
  await expect(importFolder(vanish)).rejects.toMatchObject({
    code: 'bad_file',
    message: expect.stringContaining('events.csv could not be read to its end'),
  })
  expect(await db().product.count()).toBe(1)
  expect(await db().importRun.findMany({ select: { finishedAt: true } })).toEqual([{ finishedAt: null }])
  await givenFiles()
  expect((await importFolder()).total).toMatchObject({ stored: 1, repeated: 1, rejected: 0 })
})

test('an import waits for a transaction of another process', async () => {
  const other = openDb(getTestUrl())
  const held = other.$transaction(
    async (tx) => {
      await tx.event.count()
      await sleep(3_000)
    },
    { timeout: 60_000 },
  )
  await sleep(200)
  expect((await importFolder()).total).toMatchObject({ stored: 2 })
  await held
  await other.$disconnect()
})

test('an event type may have 100 characters', async () => {
  await givenFiles(
    [100, 101].map((length) => `e${length},s1,ann,,2021-02-09T00:00:00Z,${'t'.repeat(length)},,`),
  )
  await importFolder()
  expect(await db().event.findMany({ select: { id: true } })).toEqual([{ id: 'e100' }])
  expect(await db().importReject.findMany({ select: { reason: true } })).toEqual([
    { reason: 'event_type is longer than 100 characters' },
  ])
})

test('a row that is not UTF-8 is kept without the newline of its file', async () => {
  const bytes = Buffer.from('e9,s\xff,ann\r\n', 'latin1')
  await givenFiles()
  await writeFile(path.join(folder, 'events.csv'), bytes, { flag: 'a' })
  await importFolder()
  expect(await db().importReject.findMany({ select: { line: true, row: true } })).toEqual([
    { line: 3, row: 'e9,s\\xff,ann' },
  ])
})
