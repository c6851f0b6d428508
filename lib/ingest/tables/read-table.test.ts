import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GREENERY } from '../formats/greenery'
import { toTimeLimits } from '../time-limits'
import { readTable } from './read-table'

const LIMITS = toTimeLimits(new Date())

const [table] = GREENERY.tables
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-read-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function listBatchSizes(lines: readonly string[]): Promise<number[]> {
  const place = path.join(folder, table.file)
  await writeFile(place, [table.columns.join(','), ...lines].join('\n'))
  const file = { table, path: place, bytes: 0, header: table.columns }
  const sizes: number[] = []
  for await (const { rows, rejects } of readTable(file, LIMITS)) {
    sizes.push(rows.length + rejects.length)
  }
  return sizes
}

test('a batch holds a bounded number of rows', async () => {
  const sizes = await listBatchSizes(Array.from({ length: 12_000 }, (_, index) => `${index},,,,`))
  expect(sizes).toEqual([10_000, 2_000])
})

test('a batch of long rows holds few of them', async () => {
  const sizes = await listBatchSizes(Array.from({ length: 60 }, () => 'x'.repeat(900_000)))
  expect(sizes.reduce((sum, size) => sum + size)).toBe(60)
  expect(Math.max(...sizes)).toBeLessThan(12)
})
