import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Place, Source } from './source'

/** A place on the disk, and what takes it away again. */
export type Scratch = Readonly<{ place: Place; remove: () => Promise<void> }>

/**
 * Where the bytes of a source lie on the disk: its own place, else a copy of what has to be unpacked first, readable by the
 * owner alone, in `folder` (null: the system's for such files). Throws what is wrong with the source.
 */
export async function toPlace(source: Source, folder: string | null): Promise<Scratch> {
  if (source.place) return { place: source.place, remove: async () => undefined }
  const made = await mkdtemp(path.join(folder ?? os.tmpdir(), 'tundish-unpacked-'))
  const remove = () => rm(made, { recursive: true, force: true })
  const copy = path.join(made, 'member')
  try {
    await pipeline(Readable.from(source.open()), createWriteStream(copy, { mode: 0o600 }))
  } catch (error) {
    await remove()
    throw error
  }
  return { place: { path: copy, root: null }, remove }
}
