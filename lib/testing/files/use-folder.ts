import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** An empty folder for each test of the file, which goes with it. */
export function useFolder(name: string): () => string {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), `tundish-${name}-`))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}
