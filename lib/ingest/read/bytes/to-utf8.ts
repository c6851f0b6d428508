import type { Encoding } from './encoding'

/** How characters were written, and how lines end: with LF, also behind CR, or with CR alone. */
export type TextForm = Readonly<{ encoding: Encoding; newline: 'LF' | 'CR' }>

const LONE = /\p{Surrogate}/u
const CARRIAGE_RETURN = 0x0d
const NEWLINE = 0x0a
const LONE_PARTS = /(\p{Surrogate})/u

/**
 * Text of any encoding as UTF-8. What is UTF-8 already stays as it is, bad bytes too; half a character of UTF-16 becomes
 * bytes that are not UTF-8, so that its line is refused and not changed.
 */
export function toUtf8(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncIterable<Uint8Array> {
  if (encoding === 'UTF-8') return bytes
  return encoding === 'Windows-1252' ? fromWindows(bytes) : fromWide(bytes, encoding === 'UTF-16BE')
}

/** As `toUtf8`, with lines that end with LF whatever they ended with. */
export function toLf(bytes: AsyncIterable<Uint8Array>, form: TextForm): AsyncIterable<Uint8Array> {
  const text = toUtf8(bytes, form.encoding)
  return form.newline === 'CR' ? fromReturns(text) : text
}

async function* fromReturns(text: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of text) yield chunk.map((byte) => (byte === CARRIAGE_RETURN ? NEWLINE : byte))
}

async function* fromWindows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('windows-1252')
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }))
}

async function* fromWide(bytes: AsyncIterable<Uint8Array>, isBigEndian: boolean): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const joined = Buffer.concat([rest, chunk])
    const whole = toWhole(joined, isBigEndian)
    rest = joined.subarray(whole)
    const part = joined.subarray(0, whole)
    if (whole > 0) yield encode((isBigEndian ? part.swap16() : part).toString('utf16le'))
  }
  // Half of a character that is not there any more.
  if (rest.length > 0) yield Buffer.from([0xff])
}

/** How many bytes hold whole characters: two each, or four of which the first pair is of a kind. */
function toWhole(bytes: Buffer, isBigEndian: boolean): number {
  const even = bytes.length - (bytes.length % 2)
  const last = bytes[isBigEndian ? even - 2 : even - 1] ?? 0
  return even > 0 && last >= 0xd8 && last <= 0xdb ? even - 2 : even
}

function encode(text: string): Buffer {
  if (!LONE.test(text)) return Buffer.from(text)
  return Buffer.concat(
    text.split(LONE_PARTS).map((part) => (LONE.test(part) ? toThreeBytes(part) : Buffer.from(part))),
  )
}

function toThreeBytes(half: string): Buffer {
  const code = half.charCodeAt(0)
  return Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)])
}
