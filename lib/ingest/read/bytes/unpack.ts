import { createGunzip, createInflateRaw } from 'node:zlib'
import { Decompress } from 'fzstd'
import { badFile } from '@/lib/errors'

const TOO_EARLY = 'it ends too early, as a file does that was not copied whole'

/** So little goes in at a time that what comes out of it, however well it was packed, fits into memory. */
const SLICE_BYTES = 16_384
const ZSTD_SLICE_BYTES = 4_096

/** Windows larger than zstd's own command takes without being asked. */
const WIDEST_WINDOW_BYTES = 128 * 1024 * 1024

/** What gzip holds, all its members one after another. Throws where it is damaged, after all that could be unpacked. */
export function gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  return inflate(bytes, createGunzip({ chunkSize: 65_536 }))
}

/** What deflate without a head holds, as members of a zip are. Throws as `gunzip` does. */
export function inflateRaw(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  return inflate(bytes, createInflateRaw({ chunkSize: 65_536 }))
}

/** Takes what comes out before it asks whether anything is wrong: an error of a stream loses what is in its buffer. */
async function* inflate(
  bytes: AsyncIterable<Uint8Array>,
  stream: ReturnType<typeof createGunzip>,
): AsyncGenerator<Uint8Array> {
  const out: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('data', (piece: Buffer) => out.push(piece))
    stream.once('error', reject)
    stream.once('end', resolve)
  })
  ended.catch(() => undefined)
  try {
    for await (const chunk of bytes) {
      for (const slice of cut(chunk, SLICE_BYTES)) {
        if (stream.writableEnded || stream.destroyed) break
        await Promise.race([new Promise((resolve) => stream.write(slice, resolve)), ended])
        yield* out.splice(0)
      }
      if (stream.destroyed) break
    }
    stream.end()
    await ended
    yield* out.splice(0)
  } catch (error) {
    yield* out.splice(0)
    throw error
  } finally {
    stream.destroy()
  }
}

/** What zstd holds, all its frames one after another. Throws where it is damaged, after all that could be unpacked. */
export async function* unzstd(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = []
  const unpack = new Decompress((piece) => out.push(Buffer.from(piece)))
  let isFirst = true
  try {
    for await (const chunk of bytes) {
      if (isFirst) requireWindow(chunk)
      isFirst = false
      for (const slice of cut(chunk, ZSTD_SLICE_BYTES)) {
        pushTo(unpack, slice)
        yield* out.splice(0)
      }
    }
    pushTo(unpack, null)
    yield* out.splice(0)
  } catch (error) {
    yield* out.splice(0)
    throw error
  }
}

/** What zstd's unpacking stumbles over are bad bytes, whatever it throws. */
function pushTo(unpack: Decompress, slice: Uint8Array | null): void {
  try {
    unpack.push(slice ? Buffer.from(slice) : new Uint8Array(0), slice === null)
  } catch (cause) {
    const isCut = cause instanceof Error && cause.message === 'unexpected EOF'
    throw badFile(isCut ? TOO_EARLY : 'it is damaged', { cause })
  }
}

/** RFC 8878, 3.1.1.1: how much of what came before has to be remembered. */
function requireWindow(head: Uint8Array): void {
  const [descriptor = 0, window = 0] = head.subarray(4, 6)
  const isOneSegment = (descriptor & 0x20) !== 0
  if (isOneSegment || head[0] !== 0x28) return
  const base = 2 ** (10 + (window >> 3))
  if (base + (base / 8) * (window & 7) > WIDEST_WINDOW_BYTES)
    throw badFile('its zstd window is wider than 128 MB; pack it again without --ultra --long')
}

function* cut(chunk: Uint8Array, bytes: number): Generator<Uint8Array> {
  for (let at = 0; at < chunk.length; at += bytes) yield chunk.subarray(at, at + bytes)
}
