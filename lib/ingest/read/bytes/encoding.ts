import { isUtf8 } from 'node:buffer'

/** How text was written. Of a BOM nothing is said: it is passed over in all of them. */
export const ENCODINGS = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'Windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/**
 * The encoding of text by its beginning: its BOM; zero bytes in every other place are UTF-16; lines that are UTF-8 and more
 * than ASCII, as many at least as lines that are not, are UTF-8, and so is ASCII alone; all else is Windows-1252.
 */
export function findEncoding(sample: Buffer): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'UTF-16LE'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'UTF-16BE'
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'UTF-8'
  const wide = findWide(sample)
  if (wide) return wide
  const last = sample.lastIndexOf(0x0a)
  if (isUtf8(last < 0 ? withoutCut(sample) : sample.subarray(0, last))) return 'UTF-8'
  return hasMoreUtf8(sample) ? 'UTF-8' : 'Windows-1252'
}

/** Of two bytes that are mostly Latin letters, one is zero: the first in UTF-16BE, the second in UTF-16LE. */
function findWide(sample: Buffer): Encoding | null {
  const pairs = Math.floor(Math.min(sample.length, 65_536) / 2)
  let even = 0
  let odd = 0
  for (let at = 0; at < pairs; at += 1) {
    if (sample[2 * at] === 0) even += 1
    if (sample[2 * at + 1] === 0) odd += 1
  }
  if (pairs < 2) return null
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'UTF-16LE'
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'UTF-16BE'
  return null
}

/** Without the character that the end of a sample may have cut: at most its first three bytes. */
function withoutCut(sample: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, sample.length); back += 1) {
    const byte = sample[sample.length - back] ?? 0
    if (byte >= 0xc0) return sample.subarray(0, -back)
    if (byte < 0x80) return sample
  }
  return sample
}

function hasMoreUtf8(sample: Buffer): boolean {
  let good = 0
  let bad = 0
  for (let from = 0; from < sample.length; ) {
    const newline = sample.indexOf(0x0a, from)
    const line = sample.subarray(from, newline < 0 ? sample.length : newline)
    if (!isUtf8(line)) bad += 1
    else if (line.some((byte) => byte >= 0x80)) good += 1
    from += line.length + 1
  }
  return good > 0 && good >= bad
}
