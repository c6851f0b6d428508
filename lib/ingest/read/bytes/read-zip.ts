import type { FileHandle } from 'node:fs/promises'
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl'
import { badFile } from '@/lib/errors'
import { openHandle } from '@/lib/files/open-inside'
import type { Place, Progress } from './source'
import { inflateRaw } from './unpack'

/** A file within a zip, readable as often as asked until the zip is closed. */
export type ZipMember = Readonly<{ path: string; open: () => AsyncIterable<Uint8Array> }>

export type Zip = Readonly<{ members: readonly ZipMember[]; close: () => Promise<void> }>

/** Exports hold a file an hour; whatever holds more than eleven years of them is no export. */
const MOST_MEMBERS = 100_000

/** What systems add to an archive of their own accord. */
const ADDED = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i

/**
 * The files of a zip in its own order, without folders, hidden ones and what systems add. `progress` is told how far the zip
 * has been read; null where it is itself within another. Throws `bad_file` for what is no zip to its end.
 */
export async function openZip(place: Place, progress: Progress | null): Promise<Zip> {
  const handle = await openHandle(place.path, place.root)
  try {
    return { members: await listMembers(handle, progress), close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function listMembers(handle: FileHandle, progress: Progress | null): Promise<ZipMember[]> {
  // It is closed by its handle alone.
  const zip = await fromFdPromise(handle.fd, { lazyEntries: true, autoClose: false })
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/') && !ADDED.test(entry.fileName)) entries.push(entry)
    if (entries.length > MOST_MEMBERS)
      throw badFile(`it holds more than ${MOST_MEMBERS} files; unpack it, and name their folder`)
  }
  refuseWorkbook(entries)
  return entries.map((entry) => ({
    path: entry.fileName,
    open: () => readEntry(zip, entry, progress),
  }))
}

function refuseWorkbook(entries: readonly Entry[]): void {
  if (entries.some((entry) => entry.fileName === 'xl/workbook.xml'))
    throw badFile('it is an Excel workbook; save its sheet as CSV')
}

async function* readEntry(zip: ZipFile, entry: Entry, progress: Progress | null): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw badFile('it is encrypted; make the zip again without a password')
  const isStored = entry.compressionMethod === 0
  if (!isStored && entry.compressionMethod !== 8)
    throw badFile(
      `it is packed by method ${entry.compressionMethod}, which is not read; make the zip again with deflate`,
    )
  const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false })
  async function* packed(): AsyncGenerator<Uint8Array> {
    let bytes = entry.relativeOffsetOfLocalHeader
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      if (progress) progress.bytes = bytes
      yield chunk
    }
  }
  try {
    yield* requireSize(isStored ? packed() : inflateRaw(packed()), entry.uncompressedSize)
  } finally {
    stream.destroy()
  }
}

async function* requireSize(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let seen = 0
  for await (const chunk of bytes) {
    seen += chunk.length
    if (seen > size) throw badFile('it holds more than its archive says')
    yield chunk
  }
  if (seen < size) throw badFile('it holds less than its archive says')
}
