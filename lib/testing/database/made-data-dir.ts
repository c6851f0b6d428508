import { cp, mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { locateEmbedded } from '@/lib/embedded/locate'

/** A data directory with an embedded database that holds nothing. To make one takes fifteen times as long as to open it. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-made-'))
  const database = await PGlite.create(locateEmbedded(dataDir).files)
  await database.close()
  return dataDir
}

/** One of its own for a test, with the files of one that was made. */
export async function copyDataDir(made: string): Promise<string> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-test-'))
  await cp(locateEmbedded(made).files, locateEmbedded(dataDir).files, { recursive: true })
  return dataDir
}

declare module 'vitest' {
  export interface ProvidedContext {
    madeDataDir: string
  }
}
