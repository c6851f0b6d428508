import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** Bytes of the largest call, as it comes and unpacked. */
export const MOST_CALL_BYTES = 500 * 1024

const unpack = promisify(gunzip)
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of a body, or why there is none that is read. Whatever it says that it is: some clients send JSON as a form. */
export async function readBody(request: IncomingMessage): Promise<string | 'too large' | 'broken'> {
  const bytes = await readBytes(request)
  if (!bytes) return 'too large'
  const isPacked = /\bgzip\b/.test(String(request.headers['content-encoding'] ?? ''))
  try {
    return utf8.decode(isPacked ? await unpack(bytes, { maxOutputLength: MOST_CALL_BYTES }) : bytes)
  } catch (error) {
    const isBomb = error instanceof RangeError && Reflect.get(error, 'code') === 'ERR_BUFFER_TOO_LARGE'
    return isBomb ? 'too large' : 'broken'
  }
}

/** Null where there are too many. */
async function readBytes(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_CALL_BYTES) return null
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > MOST_CALL_BYTES) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
