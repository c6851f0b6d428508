import { isUtf8 } from 'node:buffer'
import { escapeBytes } from '../bytes/escape-bytes'

/**
 * A physical line without its newline; `number` counts from 1. `problem`: why it cannot be taken for text; its text is then
 * as it came, bad bytes as \xNN, and of a line that is too long only its beginning.
 */
export type Line = Readonly<{ number: number; text: string; problem: string | null }>

/** `encoding` is what the bytes were before they became UTF-8, for sentences. `isCut`: whether the bytes ended too early. */
export type LineOptions = Readonly<{ encoding?: string; isCut?: () => boolean }>

export const LONGEST_LINE_BYTES = 1_000_000
const TOO_LONG = `is longer than ${LONGEST_LINE_BYTES} bytes; its beginning is kept`
const CUT_OFF = 'is cut off, because the file could not be read any further'
const KEPT_OF_TOO_LONG = 1_000
const NEWLINE = 0x0a

/** Cuts UTF-8 into lines, as many at a time as each chunk completes. Memory is bounded by the longest line. */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  options: LineOptions = {},
): AsyncGenerator<Line[]> {
  const cutter = new LineCutter(options.encoding ?? 'UTF-8')
  for await (const chunk of bytes) {
    const lines = cutter.cut(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    if (lines.length > 0) yield lines
  }
  const last = cutter.end(options.isCut?.() ?? false)
  if (last) yield [last]
}

class LineCutter {
  readonly #notText: string
  #number = 0
  #rest: Buffer = Buffer.alloc(0)
  #skipped = 0

  constructor(encoding: string) {
    this.#notText = `has bytes that are not ${encoding}`
  }

  cut(chunk: Buffer): Line[] {
    const last = chunk.lastIndexOf(NEWLINE)
    if (last < 0) {
      this.#keep(chunk)
      return []
    }
    const lines: Line[] = []
    let from = 0
    if (this.#rest.length > 0) {
      from = chunk.indexOf(NEWLINE) + 1
      lines.push(this.#toLine(Buffer.concat([this.#rest, chunk.subarray(0, from - 1)])))
    }
    if (from <= last) this.#cutWhole(chunk.subarray(from, last), lines)
    this.#rest = Buffer.alloc(0)
    this.#keep(chunk.subarray(last + 1))
    return lines
  }

  end(isCut: boolean): Line | null {
    if (this.#rest.length === 0) return null
    const line = this.#toLine(this.#rest)
    return isCut ? { ...line, problem: line.problem ?? CUT_OFF } : line
  }

  #keep(piece: Buffer): void {
    const rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece
    const isLong = rest.length > LONGEST_LINE_BYTES
    if (isLong) this.#skipped += rest.length - KEPT_OF_TOO_LONG
    // A copy, so that the whole chunk does not stay for it.
    this.#rest = isLong ? Buffer.from(rest.subarray(0, KEPT_OF_TOO_LONG)) : rest
  }

  /** Most chunks are text all through, and are decoded at once. */
  #cutWhole(block: Buffer, lines: Line[]): void {
    if (block.length < LONGEST_LINE_BYTES && isUtf8(block) && !block.includes(0)) {
      let number = this.#number
      for (const text of block.toString('utf8').split('\n')) {
        number += 1
        lines.push({ number, text, problem: null })
      }
      this.#number = number
      return
    }
    let from = 0
    for (let end = block.indexOf(NEWLINE); end >= 0; end = block.indexOf(NEWLINE, from)) {
      lines.push(this.#toLine(block.subarray(from, end)))
      from = end + 1
    }
    lines.push(this.#toLine(block.subarray(from)))
  }

  #toLine(piece: Buffer): Line {
    this.#number += 1
    const number = this.#number
    const isTooLong = this.#skipped + piece.length > LONGEST_LINE_BYTES
    this.#skipped = 0
    if (isTooLong)
      return { number, text: escapeBytes(piece.subarray(0, KEPT_OF_TOO_LONG)), problem: TOO_LONG }
    if (!isUtf8(piece)) return { number, text: escapeBytes(piece), problem: this.#notText }
    if (piece.includes(0)) return { number, text: escapeBytes(piece), problem: 'has a NUL character' }
    return { number, text: piece.toString('utf8'), problem: null }
  }
}
