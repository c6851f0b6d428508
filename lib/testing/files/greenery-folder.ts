import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { GREENERY } from '@/lib/ingest/formats/greenery'

export type GreeneryFile = (typeof GREENERY.tables)[number]['file']

/** Lines under the header of each file. */
export type GreeneryRows = Readonly<Partial<Record<GreeneryFile, readonly string[]>>>

/** A folder for each test: `write` makes all seven files in it, or in a folder of it, those without rows with their header alone. */
export function useGreeneryFolder() {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-greenery-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return {
    path: () => folder,
    write: async (rows: GreeneryRows, within = '') => {
      await mkdir(path.join(folder, within), { recursive: true })
      for (const { file, columns } of GREENERY.tables) {
        const lines = [columns.join(','), ...(rows[file] ?? [])]
        await writeFile(path.join(folder, within, file), lines.map((line) => `${line}\n`).join(''))
      }
    },
  }
}

/** A line of orders.csv; what is not given is empty. */
export function orderLine(id: string, given: Readonly<Record<string, string>> = {}): string {
  const values: Readonly<Record<string, string>> = {
    order_id: id,
    user_id: 'u1',
    created_at: '2021-02-09T10:03:00Z',
    status: 'preparing',
    ...given,
  }
  return columnsOf('orders.csv')
    .map((column) => values[column] ?? '')
    .join(',')
}

export function columnsOf(file: GreeneryFile): readonly string[] {
  return GREENERY.tables.find((table) => table.file === file)?.columns ?? []
}
