import type { ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { badFile, TundishError } from '@/lib/errors'
import { openToRead, requireInside } from '@/lib/files/open-inside'
import { explainProblem } from './bytes/explain-problem'
import type { Place, Progress, Source } from './bytes/source'

/** A file that is there and holds something. */
export type OpenSource = Readonly<{ source: Source; bytes: number; progress: Progress }>

/** Looks whether a file can be read at all. With a `root`, only if it lies there, links followed. Throws `bad_file`. */
export async function openSource(place: string, root: string | null): Promise<OpenSource> {
  try {
    if (root !== null) await requireInside(root, place)
    const info = await stat(place)
    if (!info.isFile()) throw badFile(`${place} is not a file.`)
    if (info.size === 0) throw badFile(`${place} is empty; name a file that holds rows.`)
    const progress: Progress = { bytes: 0 }
    const source: Source = {
      member: path.basename(place),
      containers: [],
      open: () => openFile({ path: place, root }, progress),
      place: { path: place, root },
    }
    return { source, bytes: info.size, progress }
  } catch (cause) {
    if (cause instanceof TundishError) throw cause
    throw badFile(`${place} cannot be read: ${explainProblem(cause)}.`, { cause })
  }
}

/** The bytes of a file from its beginning; `progress` is told how many were read. Throws as `openToRead` does. */
async function* openFile({ path, root }: Place, progress: Progress): AsyncGenerator<Uint8Array> {
  const stream: ReadStream = await openToRead(path, root)
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      progress.bytes = stream.bytesRead
      yield chunk
    }
  } finally {
    stream.destroy()
  }
}
