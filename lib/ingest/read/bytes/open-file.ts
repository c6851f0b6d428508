import type { ReadStream } from 'node:fs'
import { openToRead } from '@/lib/files/open-inside'
import type { Place, Progress } from './source'

/** The bytes of a file from its beginning; `progress` is told how many were read. Throws as `openToRead` does. */
export async function* openFile({ path, root }: Place, progress: Progress): AsyncGenerator<Uint8Array> {
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
