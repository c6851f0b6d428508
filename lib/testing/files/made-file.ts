import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** A folder for all tests of a file; `write` puts a file into it and returns where it lies. */
export function useFolder() {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-read-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return {
    path: () => folder,
    write: async (name: string, content: Buffer | string): Promise<string> => {
      const place = path.join(folder, name)
      await writeFile(place, content)
      return place
    },
  }
}
