import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { badFile, TundishError, toErrorCode } from '@/lib/errors'
import { requireInside } from '@/lib/files/open-inside'

const MB = 1024 * 1024

/** Bytes of the largest file that is read. */
export const MOST_ARTIFACT_BYTES = 50 * MB

const REASONS: Readonly<Record<string, string>> = {
  ENOTDIR: 'There is no such file.',
  EACCES: 'It may not be read.',
  EPERM: 'It may not be read.',
  ELOOP: 'Its links lead nowhere.',
  ENAMETOOLONG: 'There is no such file.',
  ENXIO: 'It is no file.',
  ERR_INVALID_ARG_VALUE: 'This is no name of a file.',
}

/**
 * The bytes of a file, of no more than 50 MB, and with a `root` only of one that lies in it; null where there is none. Neither a device nor a pipe is read: those may never
 * end. Throws `bad_file`, without its name.
 */
export function readArtifactFile(file: string, root: string | null = null): Promise<ArrayBuffer | null> {
  return withFile(file, root, readWhole)
}

/** Whether there is one. Throws `bad_file` for what is no file that can be read, without reading it. */
export async function checkArtifactFile(file: string): Promise<boolean> {
  return (await withFile(file, null, checkSize)) !== null
}

/** A pipe that nobody writes to would keep whoever opens it, were it not told not to wait. */
async function withFile<T>(
  file: string,
  root: string | null,
  work: (handle: FileHandle) => Promise<T>,
): Promise<T | null> {
  let handle: FileHandle | undefined
  try {
    if (root !== null) await requireInside(root, file)
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    return await work(handle)
  } catch (error) {
    if (error instanceof TundishError) throw error
    const code = toErrorCode(error) ?? 'nothing'
    if (!handle && code === 'ENOENT') return null
    throw badFile(REASONS[code] ?? `It cannot be read; the system says ${code}.`, { cause: error })
  } finally {
    await handle?.close()
  }
}

async function checkSize(handle: FileHandle): Promise<number> {
  const found = await handle.stat()
  if (found.isDirectory()) throw badFile('It is a folder; name the files in it.')
  if (!found.isFile()) throw badFile('It is a device or a pipe, not a file.')
  if (found.size > MOST_ARTIFACT_BYTES)
    throw badFile(`It is larger than ${MOST_ARTIFACT_BYTES / MB} MB, the most that is read.`)
  return found.size
}

/** As long as it was when it was opened: one that grows is read to there. */
async function readWhole(handle: FileHandle): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(await checkSize(handle))
  let end = 0
  while (end < bytes.length) {
    const { bytesRead } = await handle.read(bytes, end, bytes.length - end)
    if (bytesRead === 0) break
    end += bytesRead
  }
  return end === bytes.length ? bytes.buffer : bytes.buffer.slice(0, end)
}
