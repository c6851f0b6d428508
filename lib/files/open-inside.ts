import { constants, createReadStream, type ReadStream } from 'node:fs'
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises'
import path from 'node:path'
import { TundishError } from '@/lib/errors'

const CHUNK_BYTES = 256 * 1024

/**
 * The bytes of a file. With a `root`, a folder that others may fill, only of a file that lies in it: a link that leads out
 * would let whoever may write there read with our rights. Throws `bad_file` for such a link, and what the system says of a
 * file that cannot be opened.
 */
export async function openToRead(place: string, root?: string | null): Promise<ReadStream> {
  if (root == null) return createReadStream(place, { highWaterMark: CHUNK_BYTES })
  const handle = await openHandle(place, root)
  return handle.createReadStream({ highWaterMark: CHUNK_BYTES })
}

/** As `openToRead`, for what is not read from its beginning to its end. Whoever asks closes it. */
export async function openHandle(place: string, root?: string | null): Promise<FileHandle> {
  if (root != null) await requireInside(root, place)
  // A pipe would let us wait for whoever writes into it.
  const handle = await open(place, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    if (root != null) await requireSame(handle, root, place)
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * Throws `bad_file` for a file or folder that, links followed, lies outside of `root`, which may be a link itself; nothing
 * is told of what is there. Throws what the system says where there is none. Returns where it really lies.
 */
export async function requireInside(root: string, place: string): Promise<string> {
  const [folder, real] = [await realpath(root), await realpath(place)]
  const isInside = real === folder || real.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)
  if (isInside) return real
  const sentence = `${place} is a link that leads out of ${root}, so it is not read. Put the file itself there.`
  throw new TundishError('bad_file', sentence)
}

/**
 * Whoever may write to the folder could have put a link in the place of a file after it was looked at, and may put one in the
 * place that is looked up here: no link is followed any more.
 */
async function requireSame(handle: FileHandle, root: string, place: string): Promise<void> {
  const [opened, seen] = [
    await handle.stat(),
    await lstat(/*turbopackIgnore: true*/ await requireInside(root, place)),
  ]
  if (!opened.isFile()) throw new TundishError('bad_file', `${place} is not a file.`)
  if (opened.dev !== seen.dev || opened.ino !== seen.ino)
    throw new TundishError('bad_file', `${place} became another file while it was opened.`)
}
